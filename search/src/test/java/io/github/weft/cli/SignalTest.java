package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C, termination and a second process, with real processes. */
@Tag("torch")
@Tag("heavy")
@DisabledOnOs(OS.WINDOWS)
class SignalTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "SIG{0} ends with {1}")
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalSavesTheStateAndSaysHowToGoOn(String signal, int code) throws Exception {
        Path store = folder.resolve("store");
        Path log = folder.resolve("log");
        Process search = endless(store, log);

        new ProcessBuilder("kill", "-" + signal, "" + search.pid()).start().waitFor();

        assertThat(search.waitFor(30, TimeUnit.SECONDS)).as(Terminals.read(log)).isTrue();
        assertThat(search.exitValue()).as(Terminals.read(log)).isEqualTo(code);
        assertThat(Terminals.read(log)).contains("saved", "weft resume ").doesNotContain("\tat ");
        try (RunReader reader = H2RunStore.read(store)) {
            assertThat(reader.runs().get(0).status()).isEqualTo(RunStatus.STOPPED);
            assertThat(reader.evaluations(reader.runs().get(0).run().id())).isNotEmpty();
        }
    }

    @Test
    void aStoreInUseIsRefusedToWritersAndOpenToReaders() throws Exception {
        Path store = folder.resolve("store");
        Path log = folder.resolve("log");
        Process search = endless(store, log);
        try {
            Terminals.Said writer = Terminals.weft("resume", "--db", store.toString());
            assertThat(writer.code()).as(writer.err()).isEqualTo(4);
            assertThat(writer.err()).contains("process " + search.pid()).doesNotContain("\tat ");

            Terminals.Said reader = Terminals.weft("leaderboard", "--db", store.toString());
            assertThat(reader.code()).as(reader.err()).isZero();
            assertThat(reader.out()).contains("proxies");
        } finally {
            search.destroyForcibly().waitFor();
        }
    }

    /** A search with far too much to do, once it has shown a result. */
    private static Process endless(Path store, Path log) throws Exception {
        Process search = Terminals.start(
                log,
                "search",
                "--space",
                "nb201",
                "--skeleton",
                "channels=4,cells=1",
                "--limit",
                "300",
                "--batch",
                "16",
                "--strategy",
                "random",
                "--reference",
                "4",
                "--evaluations",
                "5000",
                "--db",
                store.toString());
        while (search.isAlive() && (!Files.exists(log) || !Terminals.read(log).contains("search  "))) {
            search.waitFor(50, TimeUnit.MILLISECONDS);
        }
        assertThat(search.isAlive()).as(Terminals.read(log)).isTrue();
        return search;
    }
}

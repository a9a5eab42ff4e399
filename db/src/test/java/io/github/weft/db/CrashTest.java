package io.github.weft.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.weft.score.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was promised is kept, whatever ends the process. */
@Tag("heavy")
class CrashTest {

    @TempDir
    private Path folder;

    @Test
    void keepsEveryAcknowledgedFactWhenKilled() throws Exception {
        var random = new Random(5);
        var promised = new ArrayList<String>();
        for (int kill = 0; kill < 4; kill++) {
            try (StoreProcess writer = StoreProcess.start("append", store())) {
                promised.addAll(writer.lines(1 + random.nextInt(120)));
                writer.kill();
                promised.addAll(writer.rest());
            }
            assertThat(promised).doesNotContain("");
            try (RunReader reader = H2RunStore.read(store())) {
                assertKept(reader, promised);
            }
        }
        try (RunStore store = H2RunStore.open(store())) {
            assertKept(store, promised);
        }
    }

    @Test
    void showsALiveStoreToReadersAndGivesItToTheNextOwner() throws Exception {
        var promised = new ArrayList<String>();
        try (StoreProcess writer = StoreProcess.start("append", store())) {
            for (int look = 0; look < 5; look++) {
                promised.addAll(writer.lines(25));
                List<Path> before = files();
                try (RunReader reader = H2RunStore.read(store())) {
                    assertKept(reader, promised);
                    assertThat(files()).isEqualTo(before);
                }
            }
        }
        try (RunStore store = H2RunStore.open(store())) {
            assertKept(store, promised);
        }
    }

    @Test
    void savesInAShutdownHook() throws Exception {
        try (StoreProcess process = StoreProcess.start("save-on-exit", store())) {
            assertThat(process.line()).isEqualTo("open");
            process.terminate();
            assertThat(process.rest()).containsExactly("saved");
        }
        try (RunReader reader = H2RunStore.read(store())) {
            assertThat(reader.lastStep("r").orElseThrow().state()).isEqualTo("saved");
            assertThat(reader.run("r").orElseThrow().status()).isEqualTo(RunStatus.STOPPED);
        }
    }

    @Test
    void saysThatTheDiskIsFullAndKeepsWhatWasPromised() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "/bin/bash is not here: skipped");
        List<String> promised;
        List<String> limit = List.of("/bin/bash", "-c", "ulimit -f 1500; exec \"$0\" \"$@\"");
        try (StoreProcess writer = StoreProcess.start(limit, "append", store())) {
            promised = writer.rest();
        }
        String last = promised.get(promised.size() - 1);
        assertThat(last).startsWith("UNUSABLE " + store() + " cannot be used").contains("Maybe the disk is full");

        try (RunStore store = H2RunStore.open(store())) {
            assertKept(store, promised.subList(0, promised.size() - 1));
        }
    }

    private static void assertKept(RunReader store, List<String> promised) {
        List<String> candidates =
                store.candidates("r").stream().map(Candidate::genome).toList();
        int steps = store.steps("r").size();
        Map<String, List<Evaluation>> facts =
                store.evaluations("r").stream().collect(Collectors.groupingBy(Evaluation::candidate));

        assertThat(candidates).doesNotHaveDuplicates();
        for (String line : promised) {
            String[] words = line.split(" ");
            if (words[0].equals("step")) {
                assertThat(steps).isGreaterThan(Integer.parseInt(words[1]));
            } else {
                assertThat(facts).containsKey(words[1]);
            }
        }
        facts.forEach((genome, group) -> assertThat(group).isEqualTo(Samples.group(genome, StoreProcess.METRICS)));
        assertThat(candidates).hasSize(facts.size() + steps);
    }

    private Path store() {
        return folder.resolve("weft.db");
    }

    private List<Path> files() throws Exception {
        try (var files = Files.walk(store())) {
            return files.sorted().toList();
        }
    }
}

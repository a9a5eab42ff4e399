package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft prune} killed in the middle, as a process of its own. */
@Tag("torch")
@Tag("heavy")
class PruneKillTest {

    private static final int GENERATIONS = 60;

    @TempDir
    Path folder;

    private String[] weft(String line) {
        var words = new ArrayList<>(Arrays.asList(line.split(" ")));
        words.addAll(List.of("--db", "" + folder.resolve("store")));
        return words.toArray(String[]::new);
    }

    private String[] prune(Path out) {
        return weft("prune --density 0.3 --lambda 8 --rounds 2:64,1:256 --generations %s --threads 1 --out %s"
                .formatted(GENERATIONS, out));
    }

    @Test
    void whatIsLeftOfAKilledSearchGoesOnToTheSameBytes() throws Exception {
        assertThat(Terminals.weft(weft("train --space reference-cnn --arch 4:8:16 --epochs 1 --limit 300"))
                        .code())
                .isZero();
        Path straight = folder.resolve("straight");
        Path killed = folder.resolve("killed");
        assertThat(Terminals.weft(prune(straight)).code()).isZero();
        Path notes = folder.resolve("killed.notes");
        Path log = folder.resolve("log");

        Process process = Terminals.start(log, prune(killed));
        int seen = 0;
        byte[] last = new byte[0];
        while (process.isAlive() && seen < 5) {
            byte[] now = read(notes);
            seen += now.length > 0 && !Arrays.equals(now, last) ? 1 : 0;
            last = now;
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as(Terminals.read(log)).isTrue();
        process.destroyForcibly().waitFor();
        assertThat(killed).doesNotExist();

        Terminals.Said again = Terminals.weft(prune(killed));

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).containsPattern("[0-9]+ of %s generations are done; going on".formatted(GENERATIONS));
        assertThat(killed).hasSameBinaryContentAs(straight);
        assertThat(notes).doesNotExist();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}

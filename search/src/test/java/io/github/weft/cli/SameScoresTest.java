package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.run.Seeds;
import io.github.weft.space.Variation;
import io.github.weft.space.cell.Nb201;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every proxy, in another process, with other workers and in another order: the same scores, to the last bit. */
@Tag("torch")
@Tag("heavy")
class SameScoresTest {

    private static final int NETWORKS = 6;

    @TempDir
    Path folder;

    @Test
    void neitherProcessNorWorkersNorOrderChangeAScore() throws Exception {
        var space = new Nb201();
        List<String> architectures = new ArrayList<>();
        for (int i = 0; i < NETWORKS; i++) {
            architectures.add(space.format(Variation.random(space, Seeds.generator(i, "same-scores"))));
        }
        TreeSet<String> alone = scores("alone", architectures, 1);
        Collections.reverse(architectures);
        TreeSet<String> reversed = scores("reversed", architectures, 2);

        assertThat(alone).hasSizeGreaterThan(NETWORKS * 12);
        assertThat(reversed).isEqualTo(alone);
    }

    /** The lines of {@code score --json} without the time they took. */
    private TreeSet<String> scores(String name, List<String> architectures, int workers) throws Exception {
        Path file = folder.resolve(name + ".txt");
        Path out = folder.resolve(name + ".out");
        Files.write(file, architectures);
        Process process = Terminals.start(
                out,
                "score",
                "--space",
                "nb201",
                "--skeleton",
                "channels=4,cells=1",
                "--proxies",
                "all",
                "--limit",
                "600",
                "--batch",
                "16",
                "--json",
                "--arch-file",
                file.toString(),
                "--workers",
                String.valueOf(workers),
                "--db",
                folder.resolve(name).toString());
        assertThat(process.waitFor()).as(Terminals.read(out)).isZero();
        var json = new ObjectMapper();
        var lines = new TreeSet<String>();
        for (String line : Terminals.read(out).lines().toList()) {
            if (line.startsWith("{")) {
                var score = (ObjectNode) json.readTree(line);
                score.remove("seconds");
                lines.add(score.toString());
            }
        }
        return lines;
    }
}

package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.score.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft train} with several seeds, mixup and averaged weights, really killed. */
@Tag("torch")
@Tag("heavy")
class TrainCommandTest {

    private static final String TWO =
            "train --space mobile --arch 8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2 --arch 12x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2"
                    + " --limit 240 --train-batch 32 --epochs 3 --mixup 0.2 --ema 0.9";

    @TempDir
    Path folder;

    @Test
    void seedsAreReplicatesAndAKilledTrainingEndsInTheSameBits() throws Exception {
        Path straight = folder.resolve("straight");
        Path killed = folder.resolve("killed");
        finish(straight, TWO + " --seeds 3 --workers 1");

        finish(killed, TWO + " --seeds 1 --workers 1");
        kill(killed, TWO + " --seeds 3 --workers 1");
        assertThat(told(killed)).hasSizeGreaterThanOrEqualTo(4).hasSizeLessThan(12);
        finish(killed, TWO + " --seeds 3 --workers 2");

        assertThat(told(killed)).isEqualTo(told(straight)).hasSize(12);
        assertThat(Terminals.digest(killed)).isEqualTo(Terminals.digest(straight));
        assertThat(told(straight).keySet().stream().map(key -> key.replaceAll(".* ", "")))
                .as("accuracy and test accuracy of two networks by three seeds")
                .containsExactly("0", "1", "2", "0", "1", "2", "0", "1", "2", "0", "1", "2");
        assertThat(told(straight).values()).doesNotHaveDuplicates();
        Terminals.Said replayed = Terminals.weft("replay", "--workers", "2", "--db", killed.toString());
        assertThat(replayed.code()).as(replayed.err() + replayed.out()).isZero();
        assertThat(weights(killed)).isEqualTo(weights(straight)).hasSize(6);
    }

    /** Settings and networks come from the search, which the store of the replay does not hold. */
    @Test
    void theBestOfASearchAreTrainedAgainToTheSameBits() {
        Path store = folder.resolve("store");
        finish(
                store,
                "search --space nb201 --skeleton channels=4,cells=1 --limit 200 --batch 8 --strategy random --evaluations 6"
                        + " --reference 6 --promote 0 --mixup 0.2");
        finish(store, "train --top 3 --epochs 2 --seeds 2 --workers 2");
        String digest = Terminals.digest(store);
        assertThat(told(store)).hasSize(12);

        Terminals.Said replayed = Terminals.weft(command(store, "replay --workers 1"));

        assertThat(replayed.code()).as(replayed.err() + replayed.out()).isZero();
        assertThat(replayed.out()).contains("identical: 3 rows, digest " + digest);
    }

    @Test
    void seedsAreANumberOfTrainings() {
        Terminals.Said said = Terminals.weft(command(folder, TWO + " --seeds 0"));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("seeds (0) must be from 1 to 1000.");
    }

    private static void finish(Path store, String command) {
        Terminals.Said said = Terminals.weft(command(store, command));
        assertThat(said.code()).as(said.err()).isZero();
    }

    /** Kills the process as soon as a training has written a state. */
    private void kill(Path store, String command) throws Exception {
        Path log = folder.resolve("log");
        Process process = Terminals.start(log, command(store, command));
        while (process.isAlive() && files(store, ".training").isEmpty()) {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as(Terminals.read(log)).isTrue();
        process.destroyForcibly().waitFor();
    }

    private static List<String> files(Path store, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> weights(Path store) {
        try (RunReader reader = H2RunStore.read(store)) {
            return reader.weights(reader.runs().get(0).run().id()).stream()
                    .map(row -> row.file() + " " + row.sha256())
                    .sorted()
                    .toList();
        }
    }

    /** Every accuracy with its curve, by metric, candidate and replicate. */
    private static Map<String, String> told(Path store) {
        var told = new TreeMap<String, String>();
        try (RunReader reader = H2RunStore.read(store)) {
            for (Evaluation fact : reader.evaluations(reader.runs().get(0).run().id())) {
                if (fact.metric().endsWith("accuracy")) {
                    String key = "%s %s %s".formatted(fact.metric(), fact.candidate(), fact.replicate());
                    assertThat(told.put(key, key + fact.score() + fact.curve())).isNull();
                }
            }
        }
        return told;
    }

    private static String[] command(Path store, String command) {
        var words = new ArrayList<>(Arrays.asList(command.split(" ")));
        words.addAll(List.of("--db", store.toString()));
        return words.toArray(String[]::new);
    }
}

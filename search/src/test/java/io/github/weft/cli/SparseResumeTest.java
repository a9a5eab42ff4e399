package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.score.Evaluation;
import io.github.weft.train.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of sparse networks, really killed after connections have moved: they go on with the masks that they had. */
@Tag("torch")
@Tag("heavy")
class SparseResumeTest {

    private static final int EPOCHS = 5;
    private static final String ARCHITECTURE = "d0.1_erk_snip_momentum_snr_i25_a0.3_cosine_e0.9";

    @TempDir
    Path folder;

    @Test
    void aSearchKilledWhileItTrainsInFullEndsAsItWouldHave() throws Exception {
        Path straight = folder.resolve("straight");
        Path killed = folder.resolve("killed");
        finish(search(straight));

        kill(killed, search(killed));
        assertThat(facts(killed))
                .as("full trainings were under way")
                .hasSizeLessThan(facts(straight).size());
        finish("resume", "--workers", "1", "--db", "" + killed);

        same(killed, straight);
        assertThat(facts(straight).stream()
                        .filter(fact -> fact.metric().equals("mask-updates") && fact.fidelity() == EPOCHS)
                        .mapToDouble(fact -> fact.score().value().orElseThrow())
                        .sum())
                .as("connections moved")
                .isPositive();
    }

    /** With momentum and spread, which the checkpoint must hold beside the masks; one worker, another number in the end. */
    @Test
    void aTrainingKilledHalfwayHoldsItsMasksAndGoesOnWhenTheCommandIsGivenAgain() throws Exception {
        Path straight = folder.resolve("straight");
        Path killed = folder.resolve("killed");
        finish(train(straight));

        WeightsFile.Content checkpoint = kill(killed, train(killed));
        assertThat(connections(checkpoint)).isEqualTo("conv2.weight 598, conv3.weight 1130");
        finish(train(killed));

        same(killed, straight);
        assertThat(value(killed, "nonzeros"))
                .as("budget 2,368 of 23,680 prunable weights, the dense stem, biases and normalisation")
                .isEqualTo(2_368 + 144 + 234);
        assertThat(value(killed, "mask-updates")).isEqualTo((int) (.9 * EPOCHS * 75) / 25);
        finish("report", "--db", "" + killed, "--out", "" + folder.resolve("report"));
        assertThat(folder.resolve("report/index.html"))
                .content()
                .contains("598 of 4,608", "1,130 of 18,432", "640 of 640", "conv1 <small>stays dense</small>");
    }

    private static void finish(String... command) {
        Terminals.Said said = Terminals.weft(command);
        assertThat(said.code()).as(said.err()).isZero();
    }

    /** Kills the process as soon as a training has written a state in which connections have moved; gives that state. */
    private WeightsFile.Content kill(Path store, String... command) throws Exception {
        Path log = folder.resolve("log");
        Process process = Terminals.start(log, command);
        while (process.isAlive() && moved(store).isEmpty()) {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as(Terminals.read(log)).isTrue();
        process.destroyForcibly().waitFor();
        return moved(store).orElseThrow(() -> new AssertionError("the training had ended already"));
    }

    private static Optional<WeightsFile.Content> moved(Path store) throws IOException {
        if (!Files.isDirectory(store)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(file -> file.toString().endsWith(".training"))
                    .flatMap(SparseResumeTest::state)
                    .filter(state -> Integer.parseInt(state.about().get("updates")) > 0)
                    .findFirst();
        }
    }

    private static Stream<WeightsFile.Content> state(Path file) {
        try {
            return Stream.of(WeightsFile.open(file));
        } catch (IllegalArgumentException e) {
            return Stream.empty(); // removed in between: that training has ended
        }
    }

    /** How many connections each mask in a state has. */
    private static String connections(WeightsFile.Content state) {
        String mark = "connections 0 of ";
        return String.join(
                ", ",
                state.snapshot().names().stream()
                        .filter(name -> name.startsWith(mark))
                        .map(name -> "%s %d".formatted(name.substring(mark.length()), ones(state, name)))
                        .toList());
    }

    private static long ones(WeightsFile.Content state, String name) {
        float[] mask = state.snapshot().values(name);
        assertThat(IntStream.range(0, mask.length).mapToObj(i -> mask[i])).allMatch(bit -> bit == 0 || bit == 1);
        return IntStream.range(0, mask.length).filter(i -> mask[i] == 1).count();
    }

    private static void same(Path store, Path expected) {
        assertThat(Terminals.digest(store)).isEqualTo(Terminals.digest(expected));
        assertThat(told(store)).isEqualTo(told(expected));
    }

    /** Every number and every curve by what it is of. */
    private static TreeMap<String, String> told(Path store) {
        var told = new TreeMap<String, String>();
        for (Evaluation fact : facts(store)) {
            String key = fact.candidate() + " " + fact.metric() + " " + fact.fidelity();
            assertThat(told.put(key, fact.score() + " " + fact.curve())).as(key).isNull();
        }
        return told;
    }

    private static double value(Path store, String metric) {
        return facts(store).stream()
                .filter(fact -> fact.metric().equals(metric) && fact.fidelity() == EPOCHS)
                .findFirst()
                .orElseThrow()
                .score()
                .value()
                .orElseThrow();
    }

    private static List<Evaluation> facts(Path store) {
        try (RunReader reader = H2RunStore.read(store)) {
            return reader.evaluations(reader.runs().get(0).run().id());
        }
    }

    /** Few weights by the constraint; where they move is drawn, and some do. */
    private static String[] search(Path store) {
        return command(
                "search --space sparse --constraint nonzeros<4k --strategy random --proxies params --batch 16"
                        + " --reference 4 --evaluations 8 --promote 3 --short-epochs 1 --finish 2 --workers 2"
                        + " --full-epochs " + EPOCHS,
                store);
    }

    private static String[] train(Path store) {
        return command("train --space sparse --arch %s --workers 1 --epochs %s".formatted(ARCHITECTURE, EPOCHS), store);
    }

    private static String[] command(String command, Path store) {
        var words = new ArrayList<>(Arrays.asList(command.split(" ")));
        words.addAll(List.of("--limit", "300", "--train-batch", "4", "--db", "" + store));
        return words.toArray(String[]::new);
    }
}

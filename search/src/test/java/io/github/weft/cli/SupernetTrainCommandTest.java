package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.supernet.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("torch")
class SupernetTrainCommandTest {

    private static final int KILLS = 5;

    @TempDir
    Path folder;

    private static String[] train(Path file, int steps, String... more) {
        return train("vit-mini-v2", file, steps, more);
    }

    private static String[] train(String space, Path file, int steps, String... more) {
        var command = new ArrayList<>(List.of(
                "supernet",
                "train",
                "--space",
                space,
                "--limit",
                "300",
                "--batch",
                "16",
                "--save-every",
                "7",
                "--steps",
                "" + steps,
                "--out",
                file.toString()));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    @Test
    void trainsIntoAFileAndSaysHowItWent() {
        Path file = folder.resolve("deep").resolve("x.supernet");
        Terminals.Said said = Terminals.weft(train(file, 20));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .containsPattern("supernet 20/20  loss [0-9.]+  touched [0-9.]+ %")
                .contains("saved    7/20", "saved    14/20", "saved    20/20", "is trained");
        assertThat(Checkpoint.read(file).step()).isEqualTo(20);

        Terminals.Said again = Terminals.weft(train(file, 20));
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("has 20 of 20 steps; going on.");
    }

    /** 300 images in batches of 16: 18 steps an epoch, of which the second has importance for half; six edges a step. */
    @Test
    void tellsHowOftenEachChoiceWasDrawn() {
        Path file = folder.resolve("x.supernet");
        Terminals.Said said =
                Terminals.weft(train("nb201", file, 36, "--sampler", "pada", "--skeleton", "channels=4,cells=1"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .containsPattern("drawn    in epoch 1: none [0-9]+ \\(0\\.200\\), skip_connect [0-9]+ \\(0\\.200\\)")
                .containsPattern("drawn    in epoch 2: none [0-9]+ \\(0\\.100\\)")
                .containsPattern("drawn    in all: none [0-9]+ ");
        long all = Pattern.compile(" ([0-9]+) \\(")
                .matcher(said.err()
                        .lines()
                        .filter(line -> line.contains("in all"))
                        .findFirst()
                        .orElseThrow())
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
        assertThat(all).isEqualTo(36 * 6);
    }

    @Test
    void aFileThatCannotBeGoneOnFromIsRefusedAndKept() throws Exception {
        Path file = folder.resolve("x.supernet");
        assertThat(Terminals.weft(train(file, 4)).code()).isZero();
        byte[] content = Files.readAllBytes(file);

        Terminals.Said other = Terminals.weft(train(file, 5));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("is another supernet's: its recipe is").doesNotContain("\tat ");
        assertThat(Files.readAllBytes(file)).isEqualTo(content);

        Files.write(file, Arrays.copyOf(content, content.length / 2));
        Terminals.Said cut = Terminals.weft(train(file, 4));
        assertThat(cut.code()).isEqualTo(2);
        assertThat(cut.err().strip().lines()).hasSize(1);
        assertThat(cut.err()).contains("x.supernet", "is damaged");
    }

    @Test
    void settingsThatCannotBeUsedAreNamed() {
        Path file = folder.resolve("x.supernet");

        assertThat(refused(train(file, 4, "--sampler", "unifrom"))).contains("Did you mean uniform?");
        assertThat(refused(train(file, 4, "--warm-up-steps", "4"))).contains("warm-up (4)");
        assertThat(refused(train(file, 4, "--sampler", "control"))).contains("choice-weights ({})");
        assertThat(refused(train(file, 4, "--sampler", "pada")))
                .contains("importance (both) of paths", "Maybe use importance data.");
        assertThat(refused(train(file, 4, "--sampler", "pada", "--importance", "dat")))
                .contains("Did you mean data?");
        assertThat(refused(train(file, 4, "--importance-cap", "1.5"))).contains("importance-cap (1.5)");
        assertThat(refused(train(file, 4, "--learning-rate", "-1"))).contains("learning-rate (-1)");
        assertThat(refused(train(file, 4, "--threads", "0"))).contains("threads (0)");
        assertThat(file).doesNotExist();
    }

    private static String refused(String... command) {
        Terminals.Said said = Terminals.weft(command);
        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).doesNotContain("\tat ");
        return said.err();
    }

    @Test
    void aRateThatDivergesIsOneLineAndLosesNothing() {
        Path file = folder.resolve("x.supernet");
        Terminals.Said said = Terminals.weft(train(file, 60, "--learning-rate", "1e6", "--clip", "none"));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("Training diverged: the loss is", "Maybe lower --learning-rate");
        assertThat(Checkpoint.read(file).step()).isLessThan(60);
    }

    /** Real processes, really killed: the last one ends with the bits of a training that was left alone. */
    @Test
    @Tag("heavy")
    void killsLeaveTheSupernetAsItWouldHaveBeen() throws Exception {
        Path log = folder.resolve("log");
        Path straight = folder.resolve("straight.supernet");
        assertThat(Terminals.start(log, train(straight, 400, "--optimizer", "adamw"))
                        .waitFor())
                .as(Terminals.read(log))
                .isZero();

        Path file = folder.resolve("killed.supernet");
        var random = new SplittableRandom(4);
        int kills = 0;
        int reached = 0;
        for (int i = 0; i < KILLS; i++) {
            Process process = Terminals.start(log, train(file, 400, "--optimizer", "adamw"));
            while (process.isAlive() && step(file) <= reached) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            process.waitFor(random.nextInt(1, 100), TimeUnit.MILLISECONDS);
            kills += process.isAlive() ? 1 : 0;
            process.destroyForcibly().waitFor();
            int now = step(file);
            assertThat(now).isGreaterThanOrEqualTo(reached);
            reached = now;
        }
        assertThat(Terminals.start(log, train(file, 400, "--optimizer", "adamw"))
                        .waitFor())
                .as(Terminals.read(log))
                .isZero();

        assertThat(kills).isGreaterThan(1);
        assertThat(Checkpoint.read(file)).isEqualTo(Checkpoint.read(straight));
        try (var files = Files.list(folder)) {
            assertThat(files.filter(each -> each.toString().endsWith(".supernet")))
                    .hasSize(2);
        }
    }

    private static int step(Path file) throws IOException {
        return Files.exists(file) ? Checkpoint.read(file).step() : -1;
    }

    @Test
    @Tag("heavy")
    void aSignalSavesAndSaysHowToGoOn() throws Exception {
        Path log = folder.resolve("log");
        Path file = folder.resolve("x.supernet");
        Process process = Terminals.start(log, train(file, 1_000_000));
        while (process.isAlive() && !(Files.exists(log) && Terminals.read(log).contains("loss"))) {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();

        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as(Terminals.read(log))
                .isTrue();
        assertThat(process.exitValue()).as(Terminals.read(log)).isEqualTo(130);
        assertThat(Terminals.read(log)).contains("is saved. Give the same command again to go on.");
        assertThat(Checkpoint.read(file).step()).isPositive();
    }
}

package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sparse networks that cannot be: one line that names the setting and the value, before anything is trained or written. */
@Tag("torch")
class BadSparseTest {

    private static final String LITTLE = " --limit 300 --short-epochs 1 --full-epochs 2 ";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "density=0 | density (0.0) must be above 0 and at most 1.",
                "density=-.1 | density (-0.1) must be above 0 and at most 1.",
                "density=1.5 | density (1.5) must be above 0 and at most 1.",
                "density=NaN | density (NaN) must be above 0 and at most 1.",
                "density=much | density (much) must be a number.",
                "density | density must be given once, as density=VALUE.",
                "start=erk | density must be given, such as density=0.1.",
                "densty=.1 | setting (densty) is not known. Did you mean density?",
                "density=.1,start=er | start (er) is not known. Did you mean erk-half? Known: uniform, uniform-dense-first, erk-half, erk, synflow.",
                "density=.1,mask=snap | mask choice (snap) is not known. Did you mean snip?",
                "density=.1,growth=grow | growth (grow) is not known. Known: random, gradient, momentum, none.",
                "density=.1,drop=all | drop rule (all) is not known. Known: magnitude, snr, weight-gradient.",
                "density=.1,decay=slow | decay (slow) is not known. Known: cosine, constant, linear.",
                "density=.1,interval=0 | interval (0) must be at least 1 step.",
                "density=.1,fraction=2 | fraction (2.0) must be above 0 and at most 1.",
                "density=.1,end=0 | end (0.0) must be above 0 and at most 1."
            })
    void everyPartOfARuleIsReadInAnOptionOrAFile(String rule, String message) throws IOException {
        String line = "sparse (%s): %s".formatted(rule, message);

        refused("search --sparse " + rule, line);
        refused("train --arch x --sparse " + rule, line);
        Path file = Files.writeString(folder.resolve("c.yaml"), "sparse: %s\n".formatted(rule));
        refused("search --config " + file, line);
        Files.delete(file);
    }

    /** Of 23,680 weights 24; the three kernels have 32, 64 and 64 units, and keep .5% of 18,432. */
    @Test
    void aBudgetOfLessThanAWeightAUnitIsNoticedBeforeTraining() throws IOException {
        String message = "architecture (16:32:64) cannot be trained: budget (24 weights) must be between 189, "
                + "the fewest that 3 kernels may keep, and 23680. Choose another density.";

        refused("train --space reference-cnn --arch 16:32:64 --limit 300 --sparse density=.001", message);
        refused("search --space reference-cnn --sparse density=.001 --finish 1" + LITTLE, message);
    }

    @Test
    void aTrainingTooShortForTheRuleIsNoticedBeforeItBegins() throws IOException {
        refused(
                "train --space reference-cnn --arch 16:32:64 --limit 300 --epochs 2 --sparse density=.1",
                "interval (100) leaves no update in a training of 8 steps that ends them at 0.75. Lower it, train longer, or choose growth=none.");
        refused(
                "search --space reference-cnn --promote 1 --sparse density=.1,interval=5" + LITTLE,
                "interval (5) leaves no update in a training of 4 steps");
        refused(
                "train --space reference-cnn --arch 16:32:64 --limit 300 --sparse density=.1,interval=5,fraction=1e-4",
                "fraction (1.0E-4) moves none of the 1130 weights of the largest kernel at the first update, after 5 steps of 120.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere | base (nowhere): space (nowhere) is not known.",
                "mobil | base (mobil): space (mobil) is not known. Did you mean mobile?",
                "nowhere.yaml | base (nowhere.yaml): space (nowhere.yaml) is no file.",
                "mobile:9x9 | base (mobile:9x9): architecture (9x9) is malformed",
                "nb201: | base (nb201:): architecture () is malformed",
                "sparse | base (sparse) must be a dense space, such as mobile.",
            })
    void aBaseThatDoesNotExistIsNamed(String base, String message) throws IOException {
        refused("search --space sparse --base " + base, message);
        refused("train --space sparse --arch d0.1_erk_random_static --base " + base, message);
        refused("spaces show sparse --base " + base, message);
        Path file = Files.writeString(folder.resolve("c.yaml"), "space: sparse\nbase: '%s'\n".formatted(base));
        refused("search --config " + file, message);
        Files.delete(file);
    }

    @Test
    void aBaseIsForSpaceSparse() throws IOException {
        refused(
                "search --space mobile --base nb201",
                "base (nb201) is for spaces sparse and sparse-vit; space (mobile) stands on none.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "d0_erk_random_static | density (d0) must be one of [d1, d0.5, d0.3, d0.2, d0.1, d0.05]",
                "d1.5_erk_random_static | density (d1.5) must be one of [d1, d0.5, d0.3, d0.2, d0.1, d0.05]",
                "d0.1_erk_random_grow_magnitude_i100_a0.3_cosine_e0.75 | growth (grow) must be one of [static, random, gradient, momentum]",
                "d0.1_erk_random_gradient | it must say how weights move",
                "d0.1_erk_random_static_l1+9,2-9 | level (1+9) must be from -8 to +8 and not 0",
                "d0.1_erk_random_static_l4+1,1-1 | level (4+1) must be of a kernel from 1 to 3, in order",
                "16:32:64@d0.1_erk_random_static | its base is fixed, so nothing stands before an @"
            })
    void anArchitectureThatIsNoneSaysWhichPart(String architecture, String message) throws IOException {
        String line = "architecture (%s) is malformed: %s".formatted(architecture, message);

        refused("train --space sparse --arch " + architecture, line);
        refused("score --space sparse --arch " + architecture, line);
        refused("spaces show sparse --arch " + architecture, line);
    }

    @Test
    void whatIsSparseAlreadyTakesNoRule() throws IOException {
        refused(
                "train --space sparse --arch d0.1_erk_random_static --sparse density=.1",
                "those of space (sparse) say themselves how sparse they are");
        refused("search --objectives accuracy,-nonzeros", "nonzeros is known for space sparse");
    }

    private void refused(String line, String message) throws IOException {
        var command = new ArrayList<>(Arrays.asList(line.strip().split(" +")));
        if (!List.of("supernet", "spaces").contains(command.get(0))) {
            command.addAll(List.of("--db", "" + folder.resolve("store")));
        }

        Terminals.Said said = Terminals.weft(command.toArray(String[]::new));

        assertThat(said.code()).as(line + said.err()).isEqualTo(2);
        assertThat(said.err().strip().lines()).as(line + said.err()).hasSize(1);
        assertThat(said.err()).contains(message).doesNotContain("\tat ");
        assertThat(said.out()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.endsWith("c.yaml"))).isEmpty();
        }
    }
}

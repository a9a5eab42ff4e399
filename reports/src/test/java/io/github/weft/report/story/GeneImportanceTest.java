package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Shape;
import io.github.weft.report.Accuracies;
import io.github.weft.report.Facts;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.run.Seeds;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** All 64 networks of three widths, whose score is known to come from two of them. */
class GeneImportanceTest {

    private static final SearchSpace SPACE = Spaces.named("reference-cnn");
    private static final World WORLD = new World(SPACE, SPACE.setting(Shape.image(1, 28, 28), 10));

    /** The score is 3 a + b for the choices a and b of the first two genes; the third means nothing but for noise. */
    private static RunView run(double noise) {
        RandomGenerator random = Seeds.generator(5, "importance");
        var facts = Facts.ofObjectives("zero-cost,-params");
        List<String> third = SPACE.genes().get(2).choices();
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                for (int c = 0; c < 4; c++) {
                    String text = 4 * (a + 1) + ":" + 8 * (b + 1) + ":" + third.get(c);
                    facts.score(text, "zero-cost", 3 * a + b + noise * random.nextGaussian());
                    facts.score(text, "params", 1 + a + b + c);
                }
            }
        }
        return facts.view();
    }

    private static GeneImportance importance(RunView view) {
        Leaderboard board = Leaderboard.of(view);
        return GeneImportance.of(board, Aims.of(view.ranking(), board, Accuracies.of(view)), WORLD, 7)
                .orElseThrow();
    }

    /**
     * Of 64 scores 3 a + b the variance is 9 x 1.25 + 1.25 = 12.5, so SST = 800: the first gene's SSB is 720, the second's 80. With 60 degrees
     * of freedom left MSW is 80 / 60 and 720 / 60: omega squared is (720 - 4) / (800 + 4 / 3) and (80 - 36) / (800 + 12).
     */
    @Test
    void sharesAreThoseOfTheAnalysisOfVariance() {
        GeneImportance importance = importance(run(0));

        assertThat(importance.candidates()).isEqualTo(64);
        assertThat(importance.genes())
                .extracting(GeneImportance.Share::gene)
                .containsExactly("conv1.width", "conv2.width", "conv3.width");
        assertThat(importance.genes().get(0).share()).isCloseTo(716 / (800 + 4 / 3.0), within(1e-14));
        assertThat(importance.genes().get(1).share()).isCloseTo(44.0 / 812, within(1e-14));
        assertThat(importance.genes().get(0).best()).hasValue("16");
        assertThat(importance.genes().get(1).best()).hasValue("32");
    }

    @Test
    void intervalsHoldTheShareAndTellWhatMayBeNothing() {
        List<GeneImportance.Share> genes = importance(run(2)).genes();

        assertThat(genes).allSatisfy(gene -> assertThat(gene.share()).isBetween(gene.low(), gene.high()));
        assertThat(genes.get(0).clear()).isTrue();
        assertThat(genes).filteredOn(gene -> gene.gene().equals("conv3.width")).allSatisfy(gene -> {
            assertThat(gene.low()).isLessThanOrEqualTo(0.05);
            assertThat(gene.clear()).isFalse();
        });
        assertThat(importance(run(2))).isEqualTo(importance(run(2)));
    }

    @Test
    void fewCandidatesTellNothing() {
        RunView view = Facts.ofObjectives("zero-cost")
                .score("4:8:16", "zero-cost", 1)
                .score("8:8:16", "zero-cost", 2)
                .view();
        Leaderboard board = Leaderboard.of(view);
        Aims aims = Aims.of(view.ranking(), board, Accuracies.of(view));

        assertThat(GeneImportance.of(board, aims, WORLD, 7)).isEmpty();
    }

    @Test
    void linesHoldChoicesScoreAndCost() {
        RunView view = Facts.ofObjectives("accuracy,-params")
                .score("4:8:16", "zero-cost", -2)
                .score("4:8:16", "params", 10)
                .score("8:8:64", "zero-cost", -1)
                .score("8:8:64", "params", 20)
                .score("none of it", "zero-cost", -3)
                .score("none of it", "params", 20)
                .view();
        Leaderboard board = Leaderboard.of(view);
        Aims aims = Aims.of(view.ranking(), board, Accuracies.of(view));

        GeneLines lines = GeneLines.of(board, aims, WORLD, Optional.empty()).orElseThrow();

        assertThat(lines.axes()).isEqualTo(SPACE.genes());
        assertThat(lines.lines())
                .containsExactly(
                        new GeneLines.Line(0, List.of(1, 0, 3), -1, 20),
                        new GeneLines.Line(1, List.of(0, 0, 0), -2, 10));
    }
}

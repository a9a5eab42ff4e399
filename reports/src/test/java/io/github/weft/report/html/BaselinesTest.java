package io.github.weft.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.report.Accuracies;
import io.github.weft.report.Facts;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By how much a winner is ahead of chance and of size. */
class BaselinesTest {

    private static List<String> of(Facts facts) {
        var view = facts.view();
        var board = Leaderboard.of(view);
        return Baselines.of(view, board, board.rows().get(0), Accuracies.of(view));
    }

    private static String size(Facts facts) {
        return of(facts).get(1);
    }

    private static Facts sized(Facts facts, String candidate, double params, double flops, double accuracy) {
        return facts.score(candidate, "params", params)
                .score(candidate, "flops", flops)
                .score(candidate, "accuracy", 3, 0, accuracy);
    }

    /** Four trained of six; e is larger and untrained, f larger and beyond the limit. Of 64 drawn two were trained. */
    private static Facts few() {
        var facts = Facts.of("objectives: accuracy,-params\nconstraint: params<100k");
        sized(facts, "a", 93_222, 2.61e6, 85.6);
        sized(facts, "b", 90_662, 2.56e6, 84.7);
        sized(facts, "c", 91_902, 2.53e6, 82.9);
        sized(facts, "d", 97_114, 3.08e6, 82.5);
        facts.score("e", "params", 99_000).score("e", "zero-cost", -3);
        return facts.score("f", "params", 120_000).score("f", "zero-cost", -4);
    }

    /** Of the six pairs only (a, b) and (a, c) stand the same way round in size and accuracy: (2 - 4) / 6. */
    @Test
    void theLargestOfThoseMeasuredSoIsWhatSizeAloneWouldHavePicked() {
        var facts = few().candidate("b", "random").candidate("d", "random").candidate("e", "random");

        assertThat(of(facts))
                .containsExactly(
                        "Chance: the winner is 0.90 points above the best of the 2 of 3 candidates drawn at random "
                                + "that were trained as long, in the validation accuracy that it was picked by, "
                                + "from 1 training each. Those were picked for it, as all were, and not left to "
                                + "chance.",
                        "Size: the winner is 3.10 points above the largest of the 4 trained as long, by params "
                                + "(97,114) and flops (3.08M), in the validation accuracy that it was picked by, "
                                + "from 1 training each. 1 larger candidate within the limits was not trained as "
                                + "long. That accuracy goes with size at all cannot be told from chance (Kendall's "
                                + "tau -0.33, n = 4).");
    }

    /**
     * On test images 88 and 86 against 85 and 83: 3 points, and each mean has the variance 2 / 2. So the error is the root of 2, freedom
     * (1 + 1)² / (1 + 1) = 2, and Student's 97.5 % point of that 4.302653: 6.084870 to either side.
     */
    @Test
    void testImagesDecideWhereBothHaveThemAndRepetitionsGiveAnInterval() {
        var facts = few();
        for (int seed = 0; seed < 2; seed++) {
            facts.score("a", "accuracy", 30, seed, 91)
                    .score("a", "test-accuracy", 30, seed, 88 - 2 * seed)
                    .score("d", "accuracy", 30, seed, 90)
                    .score("d", "test-accuracy", 30, seed, 85 - 2 * seed);
        }

        assertThat(size(facts))
                .startsWith("Size: the winner is 3.00 points above the largest of the 2 trained as long, by params "
                        + "(97,114) and flops (3.08M), on test images (95 % interval -3.08 to 9.08 from 2 "
                        + "trainings each), which is no evidence of a difference. 1 larger candidate within "
                        + "the limits was not trained as long.");
    }

    @Test
    void aWinnerTrainedLongerThanAllIsHeldAgainstTheOthersAsItWasBefore() {
        assertThat(size(few().score("a", "accuracy", 30, 0, 89)))
                .startsWith(
                        "Size: the winner is 3.10 points above the largest of the 4 trained for 3 epochs, by params "
                                + "(97,114) and flops (3.08M), in the validation accuracy after 3 epochs that it "
                                + "was picked by, from 1 training each.");
    }

    @Test
    void theLargestMayBeTheWinner() {
        var facts = Facts.ofObjectives("accuracy");
        sized(facts, "a", 300, 10, 86);
        sized(facts, "b", 200, 20, 85);
        sized(facts, "c", 100, 5, 84);

        assertThat(size(facts))
                .startsWith("Size: the winner is the largest of the 3 trained as long, by params (300): size alone "
                        + "would have found it. By flops (20) it would be another: the winner is 1.00 "
                        + "points above that.");
    }

    /** Equally large: the one with more multiply-accumulates, though the other is better. */
    @Test
    void accuracyNeverBreaksATieOfSize() {
        var facts = Facts.ofObjectives("accuracy");
        sized(facts, "a", 100, 10, 86);
        sized(facts, "b", 200, 10, 85);
        sized(facts, "c", 200, 11, 84);

        assertThat(size(facts))
                .startsWith("Size: the winner is 2.00 points above the largest of the 3 trained as long");
    }

    @Test
    void whatWasNotMeasuredIsNotKnown() {
        var alone = sized(Facts.ofObjectives("accuracy"), "a", 100, 10, 86).candidate("b", "random");

        assertThat(of(alone))
                .containsExactly(
                        "Chance: of the 1 candidate drawn at random, none was trained as long, so what they reach "
                                + "is not known.",
                        "Size: no other candidate was trained as long, so what the largest would reach is not known.");
        assertThat(of(Facts.ofObjectives("accuracy").score("a", "zero-cost", -1)))
                .containsExactly("Chance and size: nothing was trained, so what they would have found is not known.");
    }

    @Test
    void aRandomWinnerIsChance() {
        var facts = few().candidate("a", "random").candidate("b", "random");

        assertThat(of(facts).get(0)).isEqualTo("Chance: the winner is itself one of the 2 candidates drawn at random.");
    }

    @Test
    void whatCandidatesInheritIsComparedAsSuch() {
        var facts = Facts.ofObjectives("accuracy")
                .candidate("c", "random")
                .score("a", "params", 40)
                .score("a", "inherited-accuracy", 71.25)
                .score("c", "params", 60)
                .score("c", "inherited-accuracy", 66.75);

        assertThat(of(facts).get(0))
                .isEqualTo("Chance: the winner is 4.50 points above the best of the 1 candidate drawn at random, in "
                        + "the inherited accuracy that it was picked by.");
        assertThat(size(facts))
                .isEqualTo("Size: the winner is 4.50 points above the largest of the 2 measured likewise, by params "
                        + "(60), in the inherited accuracy that it was picked by.");
        assertThat(of(Sample.inherited())).hasSize(2);
    }

    /** Beyond the limit: g, the largest and most accurate, which was drawn at random as b was. */
    @Test
    void whatBreaksALimitIsNoBaseline() {
        var facts = sized(few(), "g", 150_000, 9e6, 99).candidate("b", "random").candidate("g", "random");

        assertThat(of(facts).get(0))
                .startsWith("Chance: the winner is 0.90 points above the best of the 1 candidate drawn at random "
                        + "within the limits, in");
        assertThat(size(facts))
                .startsWith("Size: the winner is 3.10 points above the largest of the 4 trained as long");
    }

    @Test
    void aWinnerThatBreaksALimitIsSaidToBecauseAllDo() {
        var facts = Facts.of("objectives: accuracy,-params\nconstraint: params<50");
        sized(facts, "a", 100, 10, 86);
        sized(facts, "b", 200, 20, 85);

        assertThat(of(facts)).hasSize(3);
        assertThat(of(facts).get(0))
                .isEqualTo("Limits: the winner breaks a limit of this run, as every candidate that is ranked does.");
        assertThat(of(facts).get(2))
                .startsWith("Size: the winner is 1.00 points above the largest of the 2 trained as long");
    }
}

package io.github.weft.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.report.Accuracies;
import io.github.weft.report.Agreement;
import io.github.weft.report.Facts;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Overnight;
import io.github.weft.report.RunView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {

    private static Summary summary(RunView view) {
        var board = Leaderboard.of(view);
        var accuracies = Accuracies.of(view);
        return Summary.of(view, board, accuracies, Agreement.of(board, accuracies));
    }

    @Test
    void theWinnerIsComparedWithTheMedianAndTheBestRandomCandidate() {
        var view = Facts.ofObjectives("accuracy")
                .candidate("b", "random")
                .score("a", "accuracy", 6, 0, 86)
                .score("b", "accuracy", 6, 0, 85.5)
                .score("c", "accuracy", 6, 0, 84)
                .score("d", "accuracy", 6, 0, 80)
                .view();

        var summary = summary(view);

        assertThat(summary.winner()).hasValue("a");
        assertThat(summary.searched()).isEqualTo("A search for more accuracy judged 4 candidates. 4 were trained.");
        assertThat(summary.result())
                .isEqualTo(
                        "It reaches 86.00 % validation accuracy after 6 epochs. That is 2.00 points above the median of the "
                                + "3 others trained as long.");
        assertThat(summary.baselines())
                .containsExactly(
                        "Chance: the winner is 0.50 points above the best of the 1 candidate drawn at random, in the "
                                + "validation accuracy that it was picked by, from 1 training each.",
                        "Size: no number of weights is known, so what the largest candidate would reach is not known.");
        assertThat(summary.doubts())
                .containsExactly(
                        "The winner was picked by its validation accuracy, which makes that number a little too good, and no "
                                + "test accuracy was measured. It comes from a single training.",
                        "The second is only 0.50 points behind: another seed could turn that round. Choose between them by "
                                + "size.");
    }

    private static RunView twoWithSeeds(double... seconds) {
        var facts = Facts.ofObjectives("accuracy");
        double[] firsts = {85.9, 86, 86.1};
        for (int seed = 0; seed < 3; seed++) {
            facts.trained("a", 30, seed, seed, firsts[seed]).trained("b", 30, seed, seed, seconds[seed]);
        }
        return facts.view();
    }

    /** Variances .01 / 3 on both sides: error .0816, four degrees of freedom, 2.776445 times that: .2267 to either side of .5. */
    @Test
    void aSmallLeadThatEverySeedConfirmsIsNoDoubt() {
        assertThat(summary(twoWithSeeds(85.4, 85.5, 85.6)).doubts()).noneMatch(doubt -> doubt.startsWith("The second"));
    }

    /** Variances .01 / 3 and 4 / 3: error 1.1561, freedom 2.01, 4.2822 times that: 4.95 to either side of 2. */
    @Test
    void aLargeLeadThatSeedsLeaveOpenIsADoubt() {
        assertThat(summary(twoWithSeeds(82, 84, 86)).doubts())
                .contains(
                        "The second is 2.00 points behind, 95 % interval -2.95 to 6.95 from 3 trainings each: another "
                                + "seed could turn that round. Choose between them by size.");
    }

    @Test
    void aLoneWinnerIsNotPraised() {
        var summary = summary(Facts.ofObjectives("accuracy")
                .score("a", "accuracy", 6, 0, 86)
                .score("a", "accuracy", 6, 1, 87)
                .score("a", "test-accuracy", 6, 0, 85)
                .view());

        assertThat(summary.result())
                .isEqualTo(
                        "It reaches 86.50 % validation accuracy after 6 epochs, and 85.00 % on test images that no decision "
                                + "has seen. Nothing else was trained as long, so there is nothing to compare it with.");
        assertThat(summary.doubts())
                .containsExactly(
                        "The winner was picked by its validation accuracy, which makes that number a little too good; "
                                + "the one on test images is the fair one.");
    }

    @Test
    void anUntrainedWinnerIsCalledAGuess() {
        var summary = summary(Facts.ofObjectives("accuracy,-params")
                .score("a", "zero-cost", -0.5)
                .score("b", "zero-cost", -1)
                .failed("c", "zero-cost", 0, "out of time: limit 60 s")
                .view());

        assertThat(summary.searched())
                .isEqualTo(
                        "A search for more accuracy and fewer params judged 3 candidates. None was trained, and 1 failed.");
        assertThat(summary.result()).isEqualTo("It has not been trained: it is first by zero-cost (-0.5000) alone.");
        assertThat(summary.doubts())
                .hasSize(3)
                .anyMatch(doubt -> doubt.startsWith("Nothing is trained."))
                .anyMatch(doubt -> doubt.equals("zero-cost gave a number for only 2 of 3 candidates."))
                .anyMatch(doubt -> doubt.startsWith("Some candidates failed by the clock (out of time)"));
    }

    @Test
    void aTieIsNotCalledALead() {
        var facts = Facts.ofObjectives("accuracy").score("last", "accuracy", 6, 0, 80);
        for (String name : List.of("a", "b", "c")) {
            facts.score(name, "accuracy", 6, 0, 86);
        }

        var summary = summary(facts.view());

        assertThat(summary.result()).endsWith("trained as long. It shares first place with 2 others.");
        assertThat(summary.doubts())
                .contains(
                        "2 others are level with the winner: another seed could set them apart. Choose between them by size.")
                .noneMatch(doubt -> doubt.contains("0.00 points"));
    }

    @Test
    void aTieOfTwoIsToldOfBoth() {
        var summary = summary(Facts.ofObjectives("accuracy")
                .score("a", "accuracy", 6, 0, 86)
                .score("b", "accuracy", 6, 0, 86)
                .view());

        assertThat(summary.result()).endsWith("It shares first place with 1 other.");
        assertThat(summary.doubts())
                .contains(
                        "The second is level with the winner: another seed could set them apart. Choose between them by size.");
    }

    @Test
    void aLeadThatRoundsToNothingIsNotCalledZero() {
        var summary = summary(Facts.ofObjectives("accuracy")
                .score("a", "accuracy", 6, 0, 86.001)
                .score("b", "accuracy", 6, 0, 86)
                .view());

        assertThat(summary.result())
                .endsWith("That is less than 0.01 points above the only other candidate trained as long.");
        assertThat(summary.doubts())
                .contains("The second is less than 0.01 points behind: another seed could turn that round. Choose "
                        + "between them by size.");
    }

    @Test
    void importedNumbersAreNotVouchedFor() {
        var view = Facts.ofObjectives("accuracy")
                .kind("import")
                .imported("a", "accuracy", 3, 62)
                .imported("b", "accuracy", 3, 60)
                .view();
        var summary = summary(view);

        assertThat(summary.result())
                .isEqualTo("It is first by accuracy (62.00) after 3 epochs, which was measured elsewhere and imported "
                        + "from a file (digest 0a1b).");
        assertThat(summary.doubts())
                .containsExactly(
                        "The winner's numbers were imported from a file and not measured here: weft cannot vouch "
                                + "for the data, the code or the seeds behind them, nor for how the file's networks were chosen.");
        assertThat(Report.of(view).html())
                .contains("Each dot is one accuracy, in the order of the file that it came in;")
                .doesNotContain("Each dot is one training", "Nothing is trained", "has not been trained");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search|A search by nsga2 for more accuracy and fewer params judged 3 candidates. 2 were trained, and 1 failed.",
                "train|A training of 3 candidates: 2 were trained, and 1 failed.",
                "score|A scoring of 3 candidates without training, of which 1 failed.",
                "import|An import of numbers of 3 candidates. None was trained here, and 1 failed.",
                "trust|A check of what scores tell, with 3 candidates: 2 were trained, and 1 failed.",
                "new|A run of kind new with 3 candidates: 2 were trained, and 1 failed."
            })
    void theFirstSentenceSaysWhatTheRunDid(String kind, String sentence) {
        var facts = Facts.of("strategy: nsga2\nobjectives: accuracy,-params")
                .kind(kind)
                .score("a", "accuracy", 6, 0, 86)
                .score("b", "accuracy", 6, 0, 84)
                .failed("c", "accuracy", 6, "diverged: loss");

        assertThat(summary(facts.view()).searched()).isEqualTo(sentence);
    }

    @Test
    void agreementWithinChanceIsSaidToBeNoAgreement() {
        assertThat(summary(Overnight.of(310)).doubts())
                .anyMatch(doubt -> doubt.matches(
                        "Whether zero-cost tells good .* cannot be told .* \\(Kendall's tau 0.36, n = 8\\)\\."))
                .anyMatch(doubt -> doubt.startsWith("Only 8 of 305 ranked candidates were trained."));
    }

    @Test
    void agreementOverEveryCandidateNeedsNoReserve() {
        var facts = Facts.ofObjectives("accuracy");
        for (int i = 0; i < 8; i++) {
            facts.score("net " + i, "zero-cost", -i).score("net " + i, "accuracy", 6, 0, 90 - 2 * i);
        }

        assertThat(summary(facts.view()).doubts())
                .contains("Among the trained, zero-cost and accuracy agree more than chance would have it "
                        + "(Kendall's tau 1.00, n = 8).");
    }
}

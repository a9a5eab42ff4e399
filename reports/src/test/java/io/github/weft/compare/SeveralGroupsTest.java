package io.github.weft.compare;

import static io.github.weft.compare.Groups.ACCURACY;
import static io.github.weft.compare.Groups.compare;
import static io.github.weft.compare.Groups.group;
import static io.github.weft.compare.Groups.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several pairs of groups ask for, and what too few runs cannot give. */
class SeveralGroupsTest {

    /** The smallest is times 4, the next times 3, the next times 2 and the last as it is; none below the one before. */
    @Test
    void holmMultipliesByHowManyAreLeft() {
        assertThat(Holm.adjusted(0.04, 0.01, 0.02, 0.011))
                .containsExactly(new double[] {0.04, 0.04, 0.04, 0.04}, within(1e-12));
        assertThat(Holm.adjusted(0.5, 0.01, 0.6)).containsExactly(new double[] {1, 0.03, 1}, within(1e-12));
    }

    /**
     * The table of the document. Mann and Whitney's smallest p is 2 over the ways to choose n of 2n, Wilcoxon's 2 over 2 to the n: for three groups, three
     * pairs, 3 * 2/70 = .086 and 3 * 2/252 = .024, 3 * 2/64 = .094 and 3 * 2/128 = .047.
     */
    @ParameterizedTest(name = "{0} groups")
    @CsvSource({"2,1,4,6", "3,3,5,7", "4,6,5,8", "5,10,6,9", "6,15,6,10", "7,21,6,10", "8,28,7,11"})
    void moreGroupsNeedMoreRuns(int groups, int contrasts, int runs, int pairs) {
        assertThat(Enough.of(TestChoice.MANN_WHITNEY, contrasts)).isEqualTo(runs);
        assertThat(Enough.of(TestChoice.WILCOXON, contrasts)).isEqualTo(pairs);
        assertThat(verdicts(TestChoice.MANN_WHITNEY, groups, runs)).containsOnly(Verdict.SECOND_BETTER);
        assertThat(verdicts(TestChoice.MANN_WHITNEY, groups, runs - 1)).containsOnly(Verdict.TOO_FEW);
        assertThat(verdicts(TestChoice.WILCOXON, groups, pairs)).containsOnly(Verdict.SECOND_BETTER);
        assertThat(verdicts(TestChoice.WILCOXON, groups, pairs - 1)).containsOnly(Verdict.TOO_FEW);
    }

    @Test
    void theDocumentHasTheSameTable() throws IOException {
        String document = Files.readString(Path.of("../search/docs/compare.md"));
        for (int groups = 2; groups <= 8; groups++) {
            int contrasts = groups * (groups - 1) / 2;
            assertThat(document)
                    .contains("\n| %s | %s | %s | %s |\n"
                            .formatted(groups, contrasts, Enough.runs(contrasts), Enough.pairs(contrasts)));
        }
    }

    private static List<Verdict> verdicts(TestChoice test, int groups, int runs) {
        Contestant[] contestants = IntStream.range(0, groups)
                .mapToObj(level -> level("G" + level, level, runs))
                .toArray(Contestant[]::new);
        List<Contrast> contrasts = compare(ACCURACY, test, contestants).contrasts();
        assertThat(contrasts).hasSize(groups * (groups - 1) / 2);
        return contrasts.stream().map(Contrast::verdict).toList();
    }

    @Test
    void tooFewRunsAreNoEvidenceOfAnything() {
        Comparison comparison = compare(ACCURACY, TestChoice.AUTO, group("A", 0, 1, 2, 3), group("B", 0, 7, 8, 9));

        assertThat(comparison.contrasts().get(0).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(comparison.worse()).isFalse();
        assertThat(Answer.of(comparison.contrasts().get(0), ACCURACY))
                .isEqualTo(
                        "Too few runs to tell A from B: with 3 runs each no outcome could be told from chance at 5 %. The mean difference in accuracy is -6. It takes 4 runs each: weft search --seeds 10.");
        assertThat(compare(ACCURACY, TestChoice.AUTO, group("A", 0, 1), group("B", 0, 7))
                        .contrasts()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.TOO_FEW);
    }

    /** Student's test says nothing of values that do not vary: ranks decide, and of three pairs they cannot. */
    @Test
    void valuesThatDoNotVaryNeedWhatRanksNeed() {
        assertThat(needed(group("A", 0, 1, 1, 1), group("B", 0, 2, 2, 2))).isEqualTo(6);
        assertThat(needed(group("A", 0, 1, 1, 1), group("B", 7, 2, 2, 2))).isEqualTo(4);
    }

    private static int needed(Contestant one, Contestant other) {
        Contrast contrast =
                compare(ACCURACY, TestChoice.T, one, other).contrasts().get(0);
        assertThat(contrast.verdict()).isEqualTo(Verdict.TOO_FEW);
        return contrast.needed();
    }

    @Test
    void fourRunsAreEnoughForTwoGroupsAndTooFewForThree() {
        Comparison two = compare(ACCURACY, TestChoice.AUTO, level("A", 0, 4), level("B", 1, 4));
        Comparison three = compare(ACCURACY, TestChoice.AUTO, level("A", 0, 4), level("B", 1, 4), level("C", 2, 4));

        assertThat(two.contrasts()).extracting(Contrast::verdict).containsExactly(Verdict.SECOND_BETTER);
        assertThat(three.contrasts()).extracting(Contrast::verdict).containsOnly(Verdict.TOO_FEW);
        assertThat(Answer.of(three.contrasts().get(0), ACCURACY))
                .startsWith(
                        "Too few runs to tell A from B: with 4 runs each no outcome could be told from chance at 5 %, after Holm for 3 pairs of groups.")
                .contains("It takes 5 runs each");
    }

    /** 2 * 3/70 = .0857 would be too much, but Holm's last step asks for 2/70 = .0286 only once the two others are told apart: 2/10626 each. */
    @Test
    void aPairMayBeToldAfterOthersThatCould() {
        Comparison comparison =
                compare(ACCURACY, TestChoice.MANN_WHITNEY, level("A", 0, 4), level("B", 1, 4), level("C", 2, 20));

        assertThat(comparison.contrasts()).extracting(Contrast::verdict).containsOnly(Verdict.SECOND_BETTER);
        assertThat(comparison.contrasts().get(0).adjusted()).isCloseTo(2.0 / 70, within(1e-12));
    }

    /** Six pairs are enough for Wilcoxon between two groups, not among three: 3 * .03125. Ranks of all runs are: 3 * 2/924. */
    @Test
    void pairsGiveWayToRanksWhereTheyCannotTell() {
        Contestant[] three = {level("A", 0, 6), level("B", 1, 6), level("C", 2, 6)};

        Comparison comparison = compare(ACCURACY, TestChoice.AUTO, three);
        Comparison pairs = compare(ACCURACY, TestChoice.WILCOXON, three);

        assertThat(comparison.contrasts()).extracting(Contrast::paired).containsOnly(false);
        assertThat(comparison.contrasts()).allSatisfy(contrast -> {
            assertThat(contrast.p()).isCloseTo(2.0 / 924, within(1e-12));
            assertThat(contrast.adjusted()).isCloseTo(6.0 / 924, within(1e-12));
            assertThat(contrast.verdict()).isEqualTo(Verdict.SECOND_BETTER);
        });
        assertThat(pairs.contrasts()).extracting(Contrast::adjusted).containsOnly(0.09375);
        assertThat(pairs.contrasts()).extracting(Contrast::verdict).containsOnly(Verdict.TOO_FEW);
    }

    /**
     * Values 1 to 6 against the same: variance 3.5, squared error 2 * 3.5 / 6 = 1.16667, ten degrees of freedom, whose points of 80 % are .879058, of 97.5 %
     * 2.228139 and of 99.1667 % 2.870073.
     */
    @Test
    void whatWouldHaveBeenSeenIsMoreWhereHolmAsksForMore() {
        double[] values = {1, 2, 3, 4, 5, 6};
        double error = Math.sqrt(2 * 3.5 / 6);
        Comparison two = compare(ACCURACY, TestChoice.MANN_WHITNEY, group("A", 0, values), group("B", 9, values));
        Comparison three = compare(
                ACCURACY,
                TestChoice.MANN_WHITNEY,
                group("A", 0, values),
                group("B", 9, values),
                group("C", 18, values));

        assertThat(two.contrasts().get(0).detectable()).isCloseTo((2.228139 + 0.879058) * error, within(1e-5));
        assertThat(three.contrasts().get(0).detectable()).isCloseTo((2.870073 + 0.879058) * error, within(1e-5));
        assertThat(Answer.of(three.contrasts().get(0), ACCURACY))
                .endsWith(
                        "With these runs, after Holm, a mean difference of about 4.05 would have been seen four times in five; what is smaller may be there.");
    }
}

package io.github.weft.compare;

import static io.github.weft.compare.Groups.ACCURACY;
import static io.github.weft.compare.Groups.compare;
import static io.github.weft.compare.Groups.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Question PARAMS = new Question("params", false, "accuracy", true);

    @Test
    void aheadIsTheChanceToWinATieCountingHalf() {
        // Of nine pairs 3 beats 2 and ties with 3, 2 ties with 2: two in all.
        assertThat(Contrast.ahead(new double[] {1, 2, 3}, new double[] {2, 3, 4}))
                .isCloseTo(2.0 / 9, within(1e-12));
    }

    @Test
    void aDifferenceIsSaidWithItsSizeAndTest() {
        Comparison comparison =
                compare(ACCURACY, TestChoice.AUTO, group("A", 0, 1, 2, 3, 4, 5, 6), group("B", 0, 2, 3, 4, 5, 6, 8));

        assertThat(comparison.contrasts()).singleElement().satisfies(contrast -> {
            assertThat(contrast.verdict()).isEqualTo(Verdict.SECOND_BETTER);
            assertThat(contrast.paired()).isTrue();
            assertThat(contrast.p()).isEqualTo(0.03125);
            assertThat(contrast.difference().mean()).isCloseTo(-7.0 / 6, within(1e-12));
        });
        assertThat(Answer.of(comparison.contrasts().get(0), ACCURACY))
                .isEqualTo(
                        "B is better than A: accuracy higher by 1.17 on average [0.738, 1.60], p = .031 (Wilcoxon signed-rank, 6 pairs). A run of B beats one of A with chance .65 (A12, medium).");
        assertThat(comparison.worse()).isFalse();
        assertThat(compare(ACCURACY, TestChoice.AUTO, group("A", 0, 2, 3, 4, 5, 6, 8), group("B", 0, 1, 2, 3, 4, 5, 6))
                        .worse())
                .isTrue();
    }

    @Test
    void ofACostLessIsBetter() {
        Comparison comparison =
                compare(PARAMS, TestChoice.AUTO, group("A", 0, 1, 2, 3, 4, 5, 6), group("B", 0, 2, 3, 4, 5, 6, 8));

        assertThat(comparison.worse()).isTrue();
        assertThat(Answer.of(comparison.contrasts().get(0), PARAMS))
                .startsWith("A is better than B: params lower by 1.17");
    }

    /** Of 4,096 ways to sign twelve ranks 70 leave 12 or less to one sign: 2 * 70 / 4,096 = .0342. The one run has most of the mean. */
    @Test
    void ranksMayContradictTheMean() {
        Contrast contrast = compare(
                        ACCURACY,
                        TestChoice.AUTO,
                        group("A", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100),
                        group("B", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0))
                .contrasts()
                .get(0);

        assertThat(contrast.verdict()).isEqualTo(Verdict.SECOND_BETTER);
        assertThat(Answer.of(contrast, ACCURACY))
                .startsWith("B is better than A by ranks, but not on average: mean difference in accuracy -2.83 [");
    }

    @Test
    void aProbabilityNextToTheLevelIsSaidToFourPlaces() {
        assertThat(List.of(Answer.p(0.0496), Answer.p(0.0504), Answer.p(0.051), Answer.p(0.0019)))
                .containsExactly("p = .0496", "p = .0504", "p = .051", "p = .0019");
    }

    @Test
    void noEvidenceIsAnAnswerWithWhatCouldHaveBeenSeen() {
        Comparison comparison =
                compare(ACCURACY, TestChoice.AUTO, group("A", 0, 1, 2, 3, 4, 5, 6), group("B", 9, 1, 3, 2, 5, 4, 6));

        Contrast contrast = comparison.contrasts().get(0);
        assertThat(contrast.verdict()).isEqualTo(Verdict.NO_EVIDENCE);
        assertThat(contrast.paired()).as("other seeds").isFalse();
        assertThat(Answer.of(contrast, ACCURACY))
                .isEqualTo(
                        "No evidence of a difference between A and B: mean difference in accuracy 0 [-2.41, 2.41], p = 1.000 (Mann-Whitney, 6 and 6 runs); A12 .50. With these runs a mean difference of about 3.36 would have been seen four times in five; what is smaller may be there.");
    }

    @Test
    void curvesAreMeansOverSeedsOfTheBestSoFar() {
        var slow = new Track("r1", 0, 4, List.of(new Track.Turn(1, 1), new Track.Turn(3, 5)));
        var quick = new Track("r2", 1, 4, List.of(new Track.Turn(2, 3)));
        Comparison comparison = compare(
                ACCURACY,
                TestChoice.AUTO,
                new Contestant("A", "a", List.of(slow, quick), OptionalDouble.of(6)),
                group("B", 0, 1, 2));

        Curve curve = comparison.curves().get(0);
        assertThat(curve.evaluations()).as("from where both have one").containsExactly(2, 3, 4);
        assertThat(curve.bands()).extracting(Interval::mean).containsExactly(2.0, 4.0, 4.0);
        assertThat(CompareText.of(comparison)).contains("regret 2");
        assertThat(CompareJson.of(comparison))
                .contains("\"evaluations\":[2,3,4],\"mean\":[2.0,4.0,4.0]", "\"regret\":1.0");
    }

    @Test
    void whatCannotBeTestedIsRefused() {
        assertThatThrownBy(() -> compare(ACCURACY, TestChoice.WILCOXON, group("A", 0, 1, 2), group("B", 5, 1, 2)))
                .hasMessage(
                        "test (wilcoxon) compares runs of the same seed; A has seeds 0, 1 and B has 5, 6. Maybe --test mann-whitney.");
        assertThatThrownBy(() -> TestChoice.parse("wilcoxn")).hasMessageContaining("Did you mean wilcoxon?");
        var late = new Track("late", 0, 4, List.of(new Track.Turn(5, 1)));
        assertThatThrownBy(() -> compare(
                        ACCURACY,
                        TestChoice.AUTO,
                        group("A", 0, 1, 2),
                        new Contestant("B", "b", List.of(late), OptionalDouble.empty())))
                .hasMessageContaining("run (late) had found nothing after 4 evaluations");
    }

    /** Ties are as many as searches of a small table have. */
    @Test
    void equalsAreCalledDifferentNoOftenerThanFiveTimesInAHundred() {
        var random = new SplittableRandom(11);
        int repetitions = 1000;
        long unpaired = IntStream.range(0, repetitions)
                .filter(i -> alarm(group("A", 0, drawn(random)), group("B", 100, drawn(random))))
                .count();
        long paired = IntStream.range(0, repetitions)
                .filter(i -> alarm(group("A", 0, drawn(random)), group("B", 0, drawn(random))))
                .count();

        assertThat(unpaired).isBetween(20L, 64L);
        assertThat(paired).isBetween(15L, 64L);
    }

    private static boolean alarm(Contestant a, Contestant b) {
        return compare(ACCURACY, TestChoice.AUTO, a, b).contrasts().get(0).verdict() != Verdict.NO_EVIDENCE;
    }

    private static double[] drawn(SplittableRandom random) {
        return random.ints(20, 0, 12).mapToDouble(i -> i).toArray();
    }
}

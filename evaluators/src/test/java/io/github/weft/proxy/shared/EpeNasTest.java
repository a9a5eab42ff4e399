package io.github.weft.proxy.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.proxy.algebra.Correlations;
import io.github.weft.score.Score;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Correlations small enough to add up by hand. */
class EpeNasTest {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final double K = 1e-5;

    /** Images 0 and 2 correlate by .5, 1 and 3 by -.25, others by .9. */
    private static final double[][] FOUR = {
        {1, .9, .5, .9},
        {.9, 1, .9, -.25},
        {.5, .9, 1, .9},
        {.9, -.25, .9, 1}
    };

    @Test
    void addsTheLogarithmsWithinEachClass() {
        double expected = -(2 * Math.log(1 + K) + 2 * Math.log(.5 + K)) - (2 * Math.log(1 + K) + 2 * Math.log(.25 + K));

        assertThat(expected).isEqualTo(4.1587230856, CLOSE);
        assertThat(score(FOUR, 10, 0, 1, 0, 1)).isEqualTo(expected, CLOSE);
    }

    @Test
    void anImageAloneInItsClassGivesNextToNothing() {
        assertThat(score(FOUR, 10, 0, 1, 2, 3)).isEqualTo(4 * Math.log(1 + K), CLOSE);
    }

    @Test
    void uncorrelatedImagesOfOneClassGiveTheMost() {
        double apart = score(new double[][] {{1, 0}, {0, 1}}, 2, 0, 0);

        assertThat(apart).isEqualTo(-2 * Math.log(K) - 2 * Math.log(1 + K), CLOSE);
        assertThat(apart).isGreaterThan(score(new double[][] {{1, .1}, {.1, 1}}, 2, 0, 0));
    }

    @Test
    void beyondAHundredClassesComparesTheClasses() {
        double first = (2 * Math.log(1 + K) + 2 * Math.log(.5 + K)) / 2;
        double second = (2 * Math.log(1 + K) + 2 * Math.log(.25 + K)) / 2;

        assertThat(score(FOUR, 101, 0, 1, 0, 1)).isEqualTo(2 * (first - second) / 2, CLOSE);
        assertThat(score(FOUR, 101, 0, 1, 0, 1)).isEqualTo(Math.log(2), within(1e-4));
        assertThat(EpeNas.score(FOUR, new int[] {0, 1, 0, 2}, 101).failure())
                .hasValue("undefined: fewer than two classes have two images in the batch");
    }

    @Test
    void correlationsAreThoseOfTheRows() {
        double[][] correlations = Correlations.of(new double[][] {{1, 0, -1}, {1, -1, 0}, {-2, 4, 10}});

        assertThat(correlations[0]).containsExactly(new double[] {1, .5, -1}, CLOSE);
        assertThat(correlations[1]).containsExactly(new double[] {.5, 1, -.5}, CLOSE);
        assertThatThrownBy(() -> Correlations.of(new double[][] {{1, Double.NaN, -1}}))
                .hasMessage("not finite: NaN");
    }

    private static double score(double[][] correlations, int classes, int... labels) {
        Score score = EpeNas.score(correlations, labels, classes);
        return score.value().orElseThrow(() -> new AssertionError(score));
    }
}

package io.github.weft.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankShapingTest {

    /** Ranks 1.5, .5, -.5, -1.5 of which the positive sum to 2. */
    @Test
    void lowestLossCountsMostAndPositiveOnesSumToOne() {
        assertThat(RankShaping.of(new double[] {3, .1, 1e9, 2})).containsExactly(-.25, .75, -.75, .25);
    }

    @Test
    void equalLossesShareTheirRanks() {
        assertThat(RankShaping.of(new double[] {5, 5, 1, 9})).containsExactly(0, 0, 1, -1);
        assertThat(RankShaping.of(new double[] {4, 4, 4, 4})).containsExactly(0, 0, 0, 0);
    }

    @Test
    void whatIsNotANumberIsWorst() {
        assertThat(RankShaping.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}))
                .containsExactly(-1, 0, 1);
    }

    @Test
    void theSumIsZero() {
        double[] losses = new double[128];
        Arrays.setAll(losses, i -> Math.sin(i));

        assertThat(Arrays.stream(RankShaping.of(losses)).sum()).isCloseTo(0, within(1e-12));
    }
}

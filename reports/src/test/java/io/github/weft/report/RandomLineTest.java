package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomLineTest {

    /** Of 1, 2 and 4: one is 7 / 3 on average, the best of the three pairs is 2, 4 and 4, of all it is 4. */
    @Test
    void theBestOfAFewIsTheMeanOverEveryWayToTakeThem() {
        var line = RandomLine.of(4, 1, 2);

        assertThat(line.best(1)).isCloseTo(7 / 3.0, within(1e-12));
        assertThat(line.best(2)).isCloseTo(10 / 3.0, within(1e-12));
        assertThat(line.best(3)).isEqualTo(4);
    }

    /** Of 1 to n the best of k is k (n + 1) / (k + 1) on average. */
    @Test
    void longRowsStayExact() {
        double[] values = new double[5_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        var line = RandomLine.of(values);

        assertThat(line.best(10)).isCloseTo(10 * 5_001 / 11.0, within(1e-6));
        assertThat(line.best(2_500)).isCloseTo(2_500 * 5_001 / 2_501.0, within(1e-6));
    }

    @Test
    void moreThanWereDrawnIsNotKnown() {
        assertThatThrownBy(() -> RandomLine.of(1, 2).best(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(3) must be between 1 and 2");
    }
}

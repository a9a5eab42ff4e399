package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WelchTest {

    /** Means 4 and 10, variances 4 / 3 and 8 / 3 of them: freedom 4² / ((4 / 3)² / 2 + (8 / 3)² / 2) = 16 / (40 / 9). */
    @Test
    void variancesNeedNotBeEqual() {
        Welch welch = Welch.of(new double[] {2, 4, 6}, new double[] {10 - Math.sqrt(8), 10, 10 + Math.sqrt(8)});

        assertThat(welch.difference()).isCloseTo(-6, within(1e-12));
        assertThat(welch.error()).isCloseTo(2, within(1e-12));
        assertThat(welch.freedom()).isCloseTo(3.6, within(1e-12));
    }

    /** Student's 97.5 % point of two degrees of freedom is 4.302653. */
    @Test
    void theMarginIsStudents() {
        Welch welch = Welch.of(new double[] {86, 88}, new double[] {84, 86});

        assertThat(welch.freedom()).isEqualTo(2);
        assertThat(welch.margin()).isCloseTo(4.302653 * Math.sqrt(2), within(1e-5));
    }

    @Test
    void aSingleValueHasNoVariance() {
        assertThatThrownBy(() -> Welch.of(new double[] {1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(1, 2)");
    }
}

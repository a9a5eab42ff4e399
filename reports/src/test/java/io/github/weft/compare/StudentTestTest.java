package io.github.weft.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StudentTestTest {

    /** Two runs a side that end on the same network each: the smallest p of ranks is a third, and not 0. */
    @Test
    void valuesThatDoNotVaryAreLeftToRanks() {
        Outcome two = StudentTest.unpaired(new double[] {91, 91}, new double[] {90, 90});

        assertThat(two.p()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(two.sign()).isEqualTo(1);
        assertThat(two.test()).doesNotContain("Welch");
        assertThat(StudentTest.paired(new double[] {91, 91}, new double[] {90, 90})
                        .p())
                .isCloseTo(0.5, within(1e-12));
        assertThat(StudentTest.unpaired(new double[] {90, 90}, new double[] {90, 90})
                        .p())
                .isEqualTo(1);
    }

    /** Means 2 and 4, variances 1 and 1, three values each: t = -2.449 with 4 degrees of freedom. */
    @Test
    void welchByHand() {
        assertThat(StudentTest.unpaired(new double[] {1, 2, 3}, new double[] {3, 4, 5})
                        .p())
                .isCloseTo(0.0705, within(5e-4));
    }
}

package io.github.weft.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void ofOneToFive() {
        // Standard error sqrt(2.5 / 5) = .70711; Student's 97.5 % and 80 % points with 4 degrees of freedom are 2.77645
        // and .94096.
        Interval interval = Interval.of(1, 2, 3, 4, 5);

        assertThat(interval.mean()).isEqualTo(3);
        assertThat(interval.low()).isCloseTo(3 - 2.776445 * 0.7071068, within(1e-5));
        assertThat(interval.high()).isCloseTo(3 + 2.776445 * 0.7071068, within(1e-5));
        assertThat(interval.detectable(1)).isCloseTo((2.776445 + 0.940965) * 0.7071068, within(1e-5));
    }

    @Test
    void ofThreePairsTheFirstIsHeldToAThirdOfFivePercent() {
        // Student's point of 1 - .05 / 3 / 2 = .991667 with 4 degrees of freedom is 3.96079.
        Interval interval = Interval.of(1, 2, 3, 4, 5);

        assertThat(interval.detectable(3)).isCloseTo((3.960786 + 0.940965) * 0.7071068, within(1e-5));
    }

    @Test
    void pairsAreTheIntervalOfTheirDifferences() {
        assertThat(Interval.paired(new double[] {3, 5, 9}, new double[] {2, 3, 4}))
                .isEqualTo(Interval.of(1, 2, 5));
    }

    @Test
    void samplesOfDifferentVarianceAreWelch() {
        // Variances 1 and 20/3: squared standard error 1/3 + 5/3 = 2, and 4 / ((1/9)/2 + (25/9)/3) = 4.0755 degrees of
        // freedom.
        Interval interval = Interval.unpaired(new double[] {1, 2, 3}, new double[] {2, 4, 6, 8});

        assertThat(interval.mean()).isEqualTo(-3);
        assertThat(interval.high() - interval.mean()).isCloseTo(2.756285 * Math.sqrt(2), within(1e-5));
    }

    @Test
    void oneValueHasNoWidthAndEqualOnesNone() {
        assertThat(Interval.of(7)).isEqualTo(new Interval(7, 0, 0));
        assertThat(Interval.of(7, 7, 7)).isEqualTo(new Interval(7, 0, 2));
        Interval apart = Interval.unpaired(new double[] {7, 7}, new double[] {6, 6});
        assertThat(List.of(apart.low(), apart.mean(), apart.high())).containsOnly(1.0);
        assertThat(apart.detectable(1)).isZero();
    }

    /** The half of the interval of 1 to 5 is 1.96, of which two digits have one decimal; a single value has none, and keeps its own. */
    @Test
    void decimalsShowTwoDigitsOfTheHalf() {
        Interval interval = Interval.of(1, 2, 3, 4, 5);

        assertThat(interval.decimals()).isEqualTo(1);
        assertThat(interval.text(1)).isEqualTo("3.0 [1.0, 5.0]");
        assertThat(Interval.of(91.5, 91.6).decimals()).isEqualTo(2);
        assertThat(Interval.of(12_000, 18_000).text(0)).isEqualTo("15000 [-23119, 53119]");
        assertThat(Interval.of(91.4723).decimals()).isEqualTo(4);
        assertThat(Interval.of(91.4723).text(2)).as("no interval of one value").isEqualTo("91.47");
        assertThat(Interval.of(7, 7).text(2)).isEqualTo("7.00 [7.00, 7.00]");
    }
}

package io.github.weft.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankSumsTest {

    @Test
    void samplesThatDoNotOverlapHaveTheLeastProbability() {
        Outcome outcome = RankSums.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});

        assertThat(outcome.p()).as("2 of 20 ways").isCloseTo(0.1, within(1e-12));
        assertThat(outcome.least()).isCloseTo(0.1, within(1e-12));
        assertThat(outcome.sign()).isEqualTo(-1);
        assertThat(RankSums.of(new double[] {6, 7, 8, 9, 10}, new double[] {1, 2, 3, 4, 5})
                        .p())
                .as("2 of 252 ways")
                .isCloseTo(2.0 / 252, within(1e-12));
    }

    @Test
    void tiesShareRanksAndAreCountedExactly() {
        // Four ones have rank 2.5, two twos 5.5. The first sample's sum of 7.5 is the least there is: 4 of 20 ways.
        Outcome outcome = RankSums.of(new double[] {1, 1, 1}, new double[] {1, 2, 2});

        assertThat(outcome.p()).isCloseTo(0.4, within(1e-12));
        assertThat(RankSums.of(new double[] {3, 3}, new double[] {3, 3, 3}).p()).isEqualTo(1);
    }

    /** That one says 2 ways of all where U is its mean (the samples are as even as can be), so those are left to the test below. */
    @ParameterizedTest
    @CsvSource({"4, 6", "8, 8", "12, 5"})
    void withoutTiesItIsTheExactTestOfHipparchus(int first, int second) {
        for (int seed = 0; seed < 20; seed++) {
            double[] a = SignedRanksTest.normal(first, seed, 0.4);
            double[] b = SignedRanksTest.normal(second, 1000 + seed, 0);

            if (new MannWhitneyUTest().mannWhitneyU(a, b) * 2 != first * second) {
                assertThat(RankSums.of(a, b).p())
                        .isCloseTo(Math.min(1, new MannWhitneyUTest().mannWhitneyUTest(a, b, true)), within(1e-9));
            }
        }
    }

    @Test
    void samplesThatAreAsEvenAsCanBeDoNotDiffer() {
        assertThat(RankSums.of(new double[] {1, 4}, new double[] {2, 3}).p()).isEqualTo(1);
    }

    @Test
    void theApproximationForManyRunsMeetsTheExactOne() {
        double[] a = SignedRanksTest.normal(RankSums.EXACT / 2, 5, 0.3);
        double[] b = SignedRanksTest.normal(RankSums.EXACT / 2, 6, 0);

        assertThat(RankSums.of(a, b).p())
                .isCloseTo(new MannWhitneyUTest().mannWhitneyUTest(a, b, false), within(0.003));
    }
}

package io.github.weft.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRanksTest {

    @Test
    void publishedPairsHaveThePublishedProbability() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

        Outcome outcome = SignedRanks.of(before, after);

        assertThat(outcome.p()).as("Hollander and Wolfe (1973), table 3.1").isCloseTo(0.0390625, within(1e-12));
        assertThat(outcome.sign()).isEqualTo(1);
        assertThat(outcome.test()).isEqualTo("Wilcoxon signed-rank, 9 pairs");
    }

    @Test
    void tiesShareRanksAndAreCountedExactly() {
        // |1| thrice has rank 2, |2| has rank 4: 8 of 10 with a plus. Sums of 8 or more: 3 + 1 of 16 ways.
        double[] differences = {1, 1, -1, 2};

        assertThat(SignedRanks.of(differences, new double[4]).p()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void equalPairsSayNothing() {
        Outcome outcome = SignedRanks.of(new double[] {1, 1, -1, 2, 0, 0}, new double[6]);

        assertThat(outcome.p()).isCloseTo(0.5, within(1e-12));
        assertThat(outcome.test()).isEqualTo("Wilcoxon signed-rank, 6 pairs, 2 of them equal");
        assertThat(SignedRanks.of(new double[3], new double[3]).p()).isEqualTo(1);
    }

    @Test
    void theLeastIsThatOfDifferencesAllOfOneSign() {
        double[] five = {1, 2, 3, 4, 5};
        double[] six = {-1, -2, -3, -4, -5, -6};

        assertThat(SignedRanks.of(five, new double[5]))
                .isEqualTo(new Outcome("Wilcoxon signed-rank, 5 pairs", 0.0625, 1, 0.0625));
        assertThat(SignedRanks.of(six, new double[6]))
                .isEqualTo(new Outcome("Wilcoxon signed-rank, 6 pairs", 0.03125, -1, 0.03125));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 14})
    void withoutTiesItIsTheExactTestOfHipparchus(int pairs) {
        for (int seed = 0; seed < 20; seed++) {
            double[] a = normal(pairs, seed, 0.4);
            double[] b = normal(pairs, 1000 + seed, 0);

            assertThat(SignedRanks.of(a, b).p())
                    .isCloseTo(
                            Math.min(1, new WilcoxonSignedRankTest().wilcoxonSignedRankTest(a, b, true)),
                            within(1e-12));
        }
    }

    @Test
    void theApproximationForManyPairsMeetsTheExactOne() {
        double[] a = normal(SignedRanks.EXACT, 5, 0.15);
        double[] b = normal(SignedRanks.EXACT, 6, 0);
        double approximate = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(a, b, false);

        assertThat(SignedRanks.of(a, b).p()).isCloseTo(approximate, within(0.002));
        assertThat(SignedRanks.of(normal(1000, 7, 0.3), normal(1000, 8, 0)).p()).isLessThan(1e-4);
    }

    static double[] normal(int count, long seed, double mean) {
        var random = new SplittableRandom(seed);
        return DoubleStream.generate(() -> mean + random.nextGaussian())
                .limit(count)
                .toArray();
    }
}

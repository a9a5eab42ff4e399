package io.github.weft.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {

    private static final Offset<Double> EXACT = within(1e-10);
    private static final double[] FIVE = {1, 2, 3, 4, 5};

    @Test
    void tiesShareTheAverageOfTheirPlaces() {
        assertThat(Ranks.average(new double[] {7, 3, 7, 1, 7})).containsExactly(4, 2, 4, 1, 4);
        assertThat(Ranks.average(new double[] {0.0, -0.0, Double.NEGATIVE_INFINITY}))
                .containsExactly(2.5, 2.5, 1);
    }

    @Test
    void correlationsEqualPublishedVectors() {
        double[] swapped = {3, 1, 2, 5, 4};
        assertThat(spearman(FIVE, swapped)).isCloseTo(0.6, EXACT);
        assertThat(kendall(FIVE, swapped)).isCloseTo(0.4, EXACT);

        double[] tied = {1, 2, 2, 3};
        double[] four = {1, 2, 3, 4};
        assertThat(spearman(tied, four)).isCloseTo(0.9486832981, EXACT);
        assertThat(kendall(tied, four)).isCloseTo(0.9128709292, EXACT);

        double[] ten = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
        double[] moved = {1, 2, 10, 4, 5, 6, 7, 8, 9, 3};
        assertThat(spearman(ten, moved)).isCloseTo(0.4060606061, EXACT);
        assertThat(kendall(ten, moved)).isCloseTo(0.4222222222, EXACT);
    }

    @Test
    void reversedIsMinusOneAndConstantIsUndefined() {
        double[] reversed = {5, 4, 3, 2, 1};
        assertThat(spearman(FIVE, reversed)).isEqualTo(-1);
        assertThat(kendall(FIVE, reversed)).isEqualTo(-1);
        assertThat(spearman(FIVE, new double[5])).isNaN();
        assertThat(kendall(new double[5], FIVE)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countsEqualRepeatedValues(long seed) {
        var random = new SplittableRandom(seed);
        double[] x = random.doubles(30).map(v -> Math.floor(v * 12)).toArray();
        double[] y = random.doubles(30).map(v -> Math.floor(v * 9)).toArray();
        int[] counts = random.ints(30, 0, 4).toArray();
        double[] longX = repeated(x, counts);
        double[] longY = repeated(y, counts);

        Ranks rx = Ranks.of(x);
        Ranks ry = Ranks.of(y);

        assertThat(Ranks.spearman(rx.average(counts), ry.average(counts), counts))
                .isCloseTo(spearman(longX, longY), EXACT);
        assertThat(rx.kendall(ry, counts))
                .isCloseTo(kendall(longX, longY), EXACT)
                .isCloseTo(countedPairs(longX, longY), EXACT);
    }

    private static double spearman(double[] x, double[] y) {
        return Ranks.spearman(Ranks.average(x), Ranks.average(y), once(x));
    }

    private static double kendall(double[] x, double[] y) {
        return Ranks.of(x).kendall(Ranks.of(y), once(x));
    }

    private static int[] once(double[] x) {
        int[] once = new int[x.length];
        Arrays.fill(once, 1);
        return once;
    }

    private static double[] repeated(double[] values, int[] counts) {
        return IntStream.range(0, values.length)
                .flatMap(i -> IntStream.generate(() -> i).limit(counts[i]))
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** Tau-b by its definition. */
    private static double countedPairs(double[] x, double[] y) {
        double sum = 0;
        double untiedX = 0;
        double untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
                untiedX += x[i] == x[j] ? 0 : 1;
                untiedY += y[i] == y[j] ? 0 : 1;
            }
        }
        return sum / Math.sqrt(untiedX * untiedY);
    }
}

package io.github.weft.bench;

import io.github.weft.rank.Ranks;
import io.github.weft.run.Seeds;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Kendall's tau-b with the truth, mean over the rows of a rating (one a seed), with intervals from a thousand resamples of the networks. All ratings
 * see the same resamples, so differences are paired.
 */
final class PairedTau {

    private static final int DRAWS = 1000;

    private final Ranks truth;
    private final int networks;
    private final int[][] resamples;

    /** A number with its 95 % interval. */
    record Interval(double value, double low, double high) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", value, low, high);
        }
    }

    PairedTau(double[] truth) {
        this.truth = Ranks.of(truth);
        this.networks = truth.length;
        this.resamples = IntStream.range(0, DRAWS).mapToObj(this::resample).toArray(int[][]::new);
    }

    private int[] resample(int number) {
        RandomGenerator random = Seeds.generator(0, "paired-tau", number);
        var counts = new int[networks];
        for (int i = 0; i < networks; i++) {
            counts[random.nextInt(networks)]++;
        }
        return counts;
    }

    /** On the sample itself. */
    double of(double[] rating) {
        return tau(new double[][] {rating}, once());
    }

    Interval mean(double[][] ratings) {
        return interval(counts -> tau(ratings, counts));
    }

    /** How much more one has than the other. */
    Interval difference(double[][] ratings, double[][] others) {
        return interval(counts -> tau(ratings, counts) - tau(others, counts));
    }

    private Interval interval(ToDoubleFunction<int[]> figure) {
        double[] drawn = Arrays.stream(resamples)
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double value = figure.applyAsDouble(once());
        return drawn.length == 0
                ? new Interval(value, Double.NaN, Double.NaN)
                : new Interval(value, quantile(drawn, 0.025), quantile(drawn, 0.975));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private double tau(double[][] ratings, int[] counts) {
        return Arrays.stream(ratings)
                .mapToDouble(rating -> truth.kendall(Ranks.of(rating), counts))
                .average()
                .orElse(Double.NaN);
    }

    private int[] once() {
        var once = new int[networks];
        Arrays.fill(once, 1);
        return once;
    }
}

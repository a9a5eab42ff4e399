package io.github.weft.rank;

import java.util.Arrays;

/**
 * The distribution of one score in a sample that stays the same: where any score would stand in it, from 0 to 1.
 *
 * <pre>F(s) = (#{sample &lt; s} + #{sample = s} / 2 + 1/2) / (n + 1)</pre>
 */
public final class Empirical {

    private final double[] sorted;
    private final double mean;
    private final double deviation;

    private Empirical(double[] sorted, double mean, double deviation) {
        this.sorted = sorted;
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * The distribution of these numbers.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Empirical of(double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("a distribution needs at least one number.");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double[] flat = Arrays.stream(sorted).map(Empirical::flatten).toArray();
        double mean = Arrays.stream(flat).average().orElseThrow();
        double variance =
                Arrays.stream(flat).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        return new Empirical(sorted, mean, Math.sqrt(variance));
    }

    /** F, above 0 and below 1. */
    public double at(double score) {
        int below = 0;
        int equal = 0;
        for (double value : sorted) {
            if (value < score) {
                below++;
            } else if (value == score) {
                equal++;
            }
        }
        return (below + 0.5 * equal + 0.5) / (sorted.length + 1);
    }

    /** ln F and a share of the z-score of {@code sign(s) ln(1 + |s|)} that orders ties and never outweighs a rank. */
    double term(double score) {
        double z = deviation == 0 ? 0 : (flatten(score) - mean) / deviation;
        double tie = Math.max(-10, Math.min(10, z)) / (40.0 * (sorted.length + 1));
        return Math.log(at(score)) + tie;
    }

    /** Less than the term of any number. */
    double lowest() {
        return Math.log(0.5 / (sorted.length + 1)) - 1;
    }

    private static double flatten(double score) {
        return Math.signum(score) * Math.log1p(Math.abs(score));
    }
}

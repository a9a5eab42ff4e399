package io.github.weft.report;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * The difference of two means whose variances need not be equal (Welch, "The generalization of 'Student's' problem when several different population
 * variances are involved", 1947).
 *
 * @param difference of the first mean less the second
 * @param error of that difference, one standard deviation
 * @param freedom degrees of freedom; 1 where neither side varies
 */
public record Welch(double difference, double error, double freedom) {

    private static final double LEVEL = 0.975;

    /** At least two values on each side. */
    public static Welch of(double[] a, double[] b) {
        if (Math.min(a.length, b.length) < 2) {
            throw new IllegalArgumentException(
                    "values (%s, %s) must be at least 2 on each side.".formatted(a.length, b.length));
        }
        double x = StatUtils.variance(a) / a.length;
        double y = StatUtils.variance(b) / b.length;
        double freedom = x + y == 0 ? 1 : (x + y) * (x + y) / (x * x / (a.length - 1) + y * y / (b.length - 1));
        return new Welch(StatUtils.mean(a) - StatUtils.mean(b), Math.sqrt(x + y), freedom);
    }

    /** Half of the 95 % interval of the difference. */
    public double margin() {
        return new TDistribution(freedom).inverseCumulativeProbability(LEVEL) * error;
    }
}

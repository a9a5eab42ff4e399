package io.github.weft.compare;

import io.github.weft.report.Welch;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * A mean with Student's 95 % interval.
 *
 * @param low equal to {@code mean}, as {@code high} is, of a single value
 * @param detectable what a true difference from 0 would have to be for a test at 5 % to see it four times in five: the sum of Student's 97.5 % and 80 %
 *     points times the standard error
 */
public record Interval(double mean, double low, double high, double detectable) {

    private static final double LEVEL = 0.975;
    private static final double POWER = 0.8;

    /** Of the mean of some values. */
    static Interval of(double... values) {
        int n = values.length;
        double mean = StatUtils.mean(values);
        return n < 2 ? new Interval(mean, mean, mean, 0) : of(mean, Math.sqrt(StatUtils.variance(values) / n), n - 1);
    }

    /** Of the mean of {@code a[i] - b[i]}. */
    static Interval paired(double[] a, double[] b) {
        return of(differences(a, b));
    }

    /** Of the mean of {@code a} less that of {@code b}, by Welch: at least two values each, whose variances need not be equal. */
    static Interval unpaired(double[] a, double[] b) {
        Welch welch = Welch.of(a, b);
        return of(welch.difference(), welch.error(), welch.freedom());
    }

    static double[] differences(double[] a, double[] b) {
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
        }
        return differences;
    }

    private static Interval of(double mean, double error, double freedom) {
        var student = new TDistribution(freedom);
        double reach = student.inverseCumulativeProbability(LEVEL) * error;
        double detectable = reach + student.inverseCumulativeProbability(POWER) * error;
        return new Interval(mean, mean - reach, mean + reach, detectable);
    }

    /** Whether the values it was made from were all the same. */
    static boolean constant(double... values) {
        return DoubleStream.of(values).distinct().count() < 2;
    }
}

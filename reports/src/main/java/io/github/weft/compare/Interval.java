package io.github.weft.compare;

import io.github.weft.report.Regret;
import io.github.weft.report.Welch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * A mean with Student's 95 % interval.
 *
 * @param error the standard error of the mean; 0 of a single value
 * @param freedom degrees of freedom of that error, not always a whole number
 */
public record Interval(double mean, double error, double freedom) {

    private static final double LEVEL = 0.05;
    private static final double POWER = 0.8;

    /** Of the mean of some values. */
    static Interval of(double... values) {
        int n = values.length;
        return new Interval(StatUtils.mean(values), n < 2 ? 0 : Math.sqrt(StatUtils.variance(values) / n), n - 1);
    }

    public double low() {
        return mean - reach(1);
    }

    public double high() {
        return mean + reach(1);
    }

    /** Decimals that show two digits of the interval's half; where there is no interval, as many as the mean has of six digits, and two or more. */
    int decimals() {
        double reach = reach(1);
        return reach > 0
                ? Math.max(0, Math.min(12, 1 - (int) Math.floor(Math.log10(reach))))
                : new BigDecimal(Regret.text(mean)).scale();
    }

    /** Of a single value nothing is known but the value. */
    public boolean known() {
        return freedom > 0;
    }

    /** For example {@code 91.552 [91.472, 91.632]}, and of a single value that alone. */
    public String text(int decimals) {
        return !known()
                ? rounded(mean, decimals)
                : "%s [%s, %s]".formatted(rounded(mean, decimals), rounded(low(), decimals), rounded(high(), decimals));
    }

    /** With exactly so many decimals. */
    public static String rounded(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /**
     * What a true difference from 0 would have to be for a test at 5 % to see it four times in five: the sum of two of Student's points times the standard
     * error, that of 80 % and that which the test asks for. Of several contrasts Holm's first step asks for 5 % shared out among them, and so for more.
     */
    double detectable(int contrasts) {
        return error == 0 ? 0 : reach(contrasts) + point(POWER) * error;
    }

    private double reach(int contrasts) {
        return error == 0 ? 0 : point(1 - LEVEL / contrasts / 2) * error;
    }

    private double point(double probability) {
        return new TDistribution(freedom).inverseCumulativeProbability(probability);
    }

    /** Of the mean of {@code a[i] - b[i]}. */
    static Interval paired(double[] a, double[] b) {
        return of(differences(a, b));
    }

    /** Of the mean of {@code a} less that of {@code b}, by Welch: at least two values each, whose variances need not be equal. */
    static Interval unpaired(double[] a, double[] b) {
        Welch welch = Welch.of(a, b);
        return new Interval(welch.difference(), welch.error(), welch.freedom());
    }

    static double[] differences(double[] a, double[] b) {
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = a[i] - b[i];
        }
        return differences;
    }

    /** Whether the values it was made from were all the same. */
    static boolean constant(double... values) {
        return DoubleStream.of(values).distinct().count() < 2;
    }
}

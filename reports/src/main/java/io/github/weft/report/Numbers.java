package io.github.weft.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them; documents for machines have the exact ones. */
public final class Numbers {

    private Numbers() {}

    /** A value of this metric without its unit: percent with two decimals, counts with separators, MACs in k, M or G. */
    public static String text(String metric, double value) {
        if (Metrics.unit(metric).equals("%")) {
            return percent(value);
        }
        if (Metrics.unit(metric).equals("MACs")) {
            return scaled(value);
        }
        return Metrics.isCost(metric) && !metric.equals(Metrics.LATENCY) ? count(value) : significant(value);
    }

    public static String percent(double value) {
        return hundredths(value);
    }

    /** Thousands separated by commas. */
    public static String count(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
    }

    /** Two decimals and {@code k}, {@code M}, {@code G} or {@code T}; below a thousand the number as it is. */
    public static String scaled(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < 1e3) {
            return count(value);
        }
        int step = magnitude < 1e6 ? 1 : magnitude < 1e9 ? 2 : magnitude < 1e12 ? 3 : 4;
        return hundredths(value / Math.pow(1000, step)) + " kMGT".charAt(step);
    }

    /** Four significant digits, in powers of ten where the number is very small or large. */
    public static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_UP));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return rounded.setScale(Math.max(0, 3 - exponent), RoundingMode.HALF_UP)
                    .toPlainString();
        }
        return String.format(Locale.ROOT, "%.3fe%d", rounded.scaleByPowerOfTen(-exponent), exponent);
    }

    /** Rounds the number that the double is, as scripts do, rather than its shortest text. */
    private static String hundredths(double value) {
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** A large whole number as one digit, a point and one digit times a power of ten; below ten thousand as it is. */
    public static String scientific(BigInteger number) {
        return number.bitLength() < 14
                ? count(number.doubleValue())
                : String.format(Locale.ROOT, "%.1e", new BigDecimal(number)).replaceFirst("e\\+0*", "e");
    }

    /** Seconds as a person says them: {@code 12.3 s}, {@code 2 min 26 s}, {@code 7 h 5 min}. */
    public static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, seconds < 10 && seconds > 0 ? "%.1f s" : "%.0f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}

package io.github.weft.search.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people write them: {@code 100k}, {@code 1.5M}, {@code 4g}, {@code 90s}, {@code 8h}. */
public final class Quantity {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]*)");
    private static final Map<String, Long> COUNTS =
            Map.of("", 1L, "k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L, "b", 1_000_000_000L);
    private static final Map<String, Long> BYTES = Map.of("", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30);
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private static final Map<String, BigDecimal> LATENCIES =
            Map.of("us", new BigDecimal("0.001"), "ms", BigDecimal.ONE, "s", new BigDecimal("1000"));

    private Quantity() {}

    /** A number with an optional {@code k}, {@code M} or {@code G} for thousands, millions, billions. */
    public static double count(String text) {
        return scaled(text, COUNTS, "a number such as 300, 100k or 1.5M").doubleValue();
    }

    /** A size with an optional {@code k}, {@code m} or {@code g} for powers of 1024. */
    public static long bytes(String text) {
        return whole(scaled(text, BYTES, "a size such as 512m or 4g"), text);
    }

    /** A time with its unit: {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}. */
    public static Duration duration(String text) {
        return Duration.ofMillis(whole(scaled(text, MILLIS, "a time with its unit, such as 90s, 30m or 8h"), text));
    }

    /** A latency with its unit, in milliseconds: {@code us}, {@code ms} or {@code s}. */
    public static double milliseconds(String text) {
        var match = FORM.matcher(text.strip());
        BigDecimal unit = match.matches() ? LATENCIES.get(match.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("must be a time with its unit, such as 800us, 5ms or 0.1s.");
        }
        return new BigDecimal(match.group(1)).multiply(unit).doubleValue();
    }

    /** A whole number from {@code least} to {@code most}. */
    public static int integer(String text, int least, int most) {
        long value;
        try {
            value = whole(scaled(text, COUNTS, "a whole number"), text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a whole number from %s to %s.".formatted(least, most), e);
        }
        if (value < least || value > most) {
            throw new IllegalArgumentException("must be from %s to %s.".formatted(least, most));
        }
        return (int) value;
    }

    /** A finite number from {@code least} to {@code most}. */
    public static double real(String text, double least, double most) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number from %s to %s.".formatted(least, most), e);
        }
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("must be from %s to %s.".formatted(least, most));
        }
        return value;
    }

    /** A number, or whatever is usual. */
    static OptionalDouble auto(String text, double least, double most) {
        return text.strip().equals("auto") ? OptionalDouble.empty() : OptionalDouble.of(real(text, least, most));
    }

    /** A time that is not zero. */
    static Duration positive(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("must be longer than nothing.");
        }
        return duration;
    }

    /** Any whole number. */
    static long seed(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number.", e);
        }
    }

    private static BigDecimal scaled(String text, Map<String, Long> units, String example) {
        var match = FORM.matcher(text.strip());
        Long unit = match.matches() ? units.get(match.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("must be %s.".formatted(example));
        }
        return new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(unit));
    }

    private static long whole(BigDecimal value, String text) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("(%s) is not a whole number in range.".formatted(text), e);
        }
    }
}

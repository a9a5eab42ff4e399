package io.github.weft.search.config;

import io.github.weft.latency.Calibration;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A limit on a cost that is known without building anything, such as {@code params<100k}, {@code flops>=1M} or {@code latency<5ms}.
 *
 * @param metric one of {@link #METRICS}
 * @param relation {@code <}, {@code <=}, {@code >} or {@code >=}
 * @param limit a count; of latency milliseconds
 */
public record Constraint(String metric, String relation, double limit) {

    /** Costs that only spaces have whose networks lack weights: those that are there, and their multiply-accumulates. */
    public static final List<String> SPARSE = List.of("nonzeros", "sparse-macs");

    /** The cost that is predicted from a calibration of a device, in milliseconds. */
    public static final String LATENCY = Calibration.LATENCY.name();

    /**
     * Costs that may be limited: weights, multiply-accumulates, bytes of live activations for one image, weighted layers in a row, {@link #SPARSE}, {@link
     * #LATENCY}.
     */
    public static final List<String> METRICS =
            List.of("params", "flops", "peak-memory", "depth", SPARSE.get(0), SPARSE.get(1), LATENCY);

    private static final Pattern FORM = Pattern.compile("\\s*([a-z-]+)\\s*(<=|>=|<|>)\\s*(\\S+)\\s*");

    /** @throws IllegalArgumentException on anything but {@code metric relation number} */
    public static Constraint parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "(%s) must be a limit such as params<100k or flops<=5M.".formatted(text));
        }
        if (!METRICS.contains(match.group(1))) {
            throw new IllegalArgumentException(
                    "(%s) limits (%s), which is not a cost. Known costs: %s.".formatted(text, match.group(1), METRICS));
        }
        return new Constraint(match.group(1), match.group(2), limit(match.group(1), match.group(3), text));
    }

    private static double limit(String metric, String value, String text) {
        try {
            return metric.equals(LATENCY) ? Quantity.milliseconds(value) : Quantity.count(value);
        } catch (IllegalArgumentException e) {
            throw metric.equals(LATENCY)
                    ? new IllegalArgumentException(
                            "(%s) limits latency: %s %s".formatted(text, value, e.getMessage()), e)
                    : e;
        }
    }

    /** Whether these costs, by metric name, satisfy it; one that is not known does not. */
    public boolean holds(Map<String, ? extends Number> costs) {
        Number known = costs.get(metric);
        if (known == null) {
            return false;
        }
        double cost = known.doubleValue();
        return switch (relation) {
            case "<" -> cost < limit;
            case "<=" -> cost <= limit;
            case ">" -> cost > limit;
            default -> cost >= limit;
        };
    }

    @Override
    public String toString() {
        return metric.equals(LATENCY)
                ? metric + relation
                        + BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString() + "ms"
                : metric + relation + new BigDecimal(limit).toPlainString();
    }
}

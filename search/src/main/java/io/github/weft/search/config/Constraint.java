package io.github.weft.search.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A limit on a cost that is known without building anything, such as {@code params<100k} or {@code flops>=1M}.
 *
 * @param metric one of {@link #METRICS}
 * @param relation {@code <}, {@code <=}, {@code >} or {@code >=}
 */
public record Constraint(String metric, String relation, double limit) {

    /** Costs that may be limited: weights, multiply-accumulates, bytes of live activations for one image, weighted layers in a row. */
    public static final List<String> METRICS = List.of("params", "flops", "peak-memory", "depth");

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
        return new Constraint(match.group(1), match.group(2), Quantity.count(match.group(3)));
    }

    /** Whether these costs, by metric name, satisfy it. */
    public boolean holds(Map<String, Long> costs) {
        long cost = Objects.requireNonNull(costs.get(metric), "a cost that may be limited is always counted");
        return switch (relation) {
            case "<" -> cost < limit;
            case "<=" -> cost <= limit;
            case ">" -> cost > limit;
            default -> cost >= limit;
        };
    }

    @Override
    public String toString() {
        return metric + relation + new BigDecimal(limit).toPlainString();
    }
}

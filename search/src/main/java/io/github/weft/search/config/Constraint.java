package io.github.weft.search.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A limit on a cost that is known without building anything, such as {@code params<100k} or {@code flops>=1M}.
 *
 * @param metric one of {@link #METRICS}
 * @param relation {@code <}, {@code <=}, {@code >} or {@code >=}
 */
public record Constraint(String metric, String relation, double limit) {

    /** Costs that only spaces have whose networks lack weights: those that are there, and their multiply-accumulates. */
    public static final List<String> SPARSE = List.of("nonzeros", "sparse-macs");

    /** Costs that may be limited: weights, multiply-accumulates, bytes of live activations for one image, weighted layers in a row, {@link #SPARSE}. */
    public static final List<String> METRICS =
            List.of("params", "flops", "peak-memory", "depth", SPARSE.get(0), SPARSE.get(1));

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

    /** Whether these costs, by metric name, satisfy it; one that is not known does not. */
    public boolean holds(Map<String, Long> costs) {
        Long cost = costs.get(metric);
        if (cost == null) {
            return false;
        }
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

package io.github.weft.rank;

import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How terms of several proxies add up when some are missing. */
public final class Terms {

    /** Failure kind that means "lowest" and not "unknown". */
    static final String LOWEST = "identical codes";

    private Terms() {}

    /** Whether a score failed in a way that means the lowest there can be. */
    public static boolean isLowest(Score score) {
        return score instanceof Score.Failed failed && failed.kind().equals(LOWEST);
    }

    /**
     * The sum, scaled up where terms are missing; with fewer than half of them left only {@code params} speaks, or there is no number.
     *
     * @param terms by proxy
     */
    static Score sum(Map<String, OptionalDouble> terms) {
        List<Double> known =
                terms.values().stream().flatMap(term -> term.stream().boxed()).toList();
        if (2 * known.size() >= terms.size() && !known.isEmpty()) {
            double sum = known.stream().mapToDouble(Double::doubleValue).sum();
            return Score.of(sum * terms.size() / known.size());
        }
        OptionalDouble params = terms.getOrDefault("params", OptionalDouble.empty());
        return params.isPresent()
                ? Score.of(params.getAsDouble() * terms.size())
                : Score.failed("proxies failed: " + (terms.size() - known.size()) + " of " + terms.size());
    }
}

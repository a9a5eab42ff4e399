package io.github.weft.space.staged;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A rule between decisions and costs that not every genome keeps: {@code terms + constant relation 0}.
 *
 * @param text as it was written
 * @param terms factors by the name of a cost ({@link #COSTS}) or of a decision about a stage, such as {@code early.width}
 * @param relation one of {@link #RELATIONS}
 */
public record Restriction(String text, SortedMap<String, Integer> terms, double constant, String relation) {

    /** Costs that may be limited: weights, multiply-accumulates, bytes of live activations for one image, weighted layers in a row. */
    public static final List<String> COSTS = List.of("params", "flops", "peak-memory", "depth");

    public static final List<String> RELATIONS = List.of("<", "<=", "=", ">=", ">");

    public Restriction {
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("constraint (%s) names no cost and no decision.".formatted(text));
        }
        if (!RELATIONS.contains(relation)) {
            throw new IllegalArgumentException("constraint (%s) must have one of %s.".formatted(text, RELATIONS));
        }
    }

    boolean readsCosts() {
        return terms.keySet().stream().anyMatch(COSTS::contains);
    }

    boolean holds(ToDoubleFunction<String> values) {
        double sum = constant;
        for (var term : terms.entrySet()) {
            sum += term.getValue() * values.applyAsDouble(term.getKey());
        }
        return switch (relation) {
            case "<" -> sum < 0;
            case "<=" -> sum <= 0;
            case "=" -> sum == 0;
            case ">=" -> sum >= 0;
            default -> sum > 0;
        };
    }

    /** Why these values break it. */
    String broken(ToDoubleFunction<String> values) {
        return "breaks the space's constraint %s: %s"
                .formatted(
                        text,
                        terms.keySet().stream()
                                .map(name ->
                                        String.format(Locale.ROOT, "%s is %,.0f", name, values.applyAsDouble(name)))
                                .collect(Collectors.joining(", ")));
    }
}

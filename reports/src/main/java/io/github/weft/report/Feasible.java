package io.github.weft.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a row keeps the limits of its run. */
public enum Feasible {
    YES,
    NO,
    /** A limit is on something that was not measured, or cannot be read. */
    UNKNOWN;

    /** No, if any limit is broken for certain. */
    static Feasible of(Map<String, Double> metrics, List<Limit> limits) {
        Feasible answer = YES;
        for (Limit limit : limits) {
            Feasible one = limit.test(metrics);
            if (one == NO) {
                return NO;
            }
            answer = one == UNKNOWN ? UNKNOWN : answer;
        }
        return answer;
    }

    /** One limit of a run. */
    interface Limit {
        Feasible test(Map<String, Double> metrics);
    }

    /** Reads limits as a run's settings have them; one that is not understood leaves every row unknown. */
    static List<Limit> limits(List<String> texts) {
        return texts.stream().distinct().map(Feasible::limit).toList();
    }

    /** What a limit is on; empty if it is not understood. */
    static Optional<String> metric(String text) {
        try {
            return Optional.of(Filter.condition(text).field().name());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // of another version
        }
    }

    private static Limit limit(String text) {
        try {
            Condition condition = Filter.condition(text);
            return metrics -> {
                Double value = metrics.get(condition.field().name());
                return value == null ? UNKNOWN : condition.holds(value) ? YES : NO;
            };
        } catch (IllegalArgumentException e) {
            return metrics -> UNKNOWN; // of another version
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

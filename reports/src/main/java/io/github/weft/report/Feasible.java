package io.github.weft.report;

import java.util.List;
import java.util.Locale;

/** Whether a row keeps the limits of its run. */
public enum Feasible {
    YES,
    NO,
    /** A limit is on something that was not measured, or cannot be read. */
    UNKNOWN;

    /** No, if any limit is broken for certain. */
    static Feasible of(Row row, List<Feasible.Limit> limits) {
        Feasible answer = YES;
        for (Limit limit : limits) {
            Feasible one = limit.test(row);
            if (one == NO) {
                return NO;
            }
            answer = one == UNKNOWN ? UNKNOWN : answer;
        }
        return answer;
    }

    /** One limit of a run. */
    interface Limit {
        Feasible test(Row row);
    }

    /** Reads limits as a run's settings have them; one that is not understood leaves every row unknown. */
    static List<Limit> limits(List<String> texts) {
        return texts.stream().distinct().map(Feasible::limit).toList();
    }

    private static Limit limit(String text) {
        try {
            Condition condition = Filter.condition(text);
            return row -> condition.holds(row).map(holds -> holds ? YES : NO).orElse(UNKNOWN);
        } catch (IllegalArgumentException e) {
            return row -> UNKNOWN; // of another version
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

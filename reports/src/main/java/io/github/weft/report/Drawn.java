package io.github.weft.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The candidates of a run that were drawn at random, as far as one number is known of them. Only where nearly all of them were tried, that number says what chance
 * finds: those that a search picked for it among them are not left to chance any more.
 *
 * @param all of the run
 * @param tried of these, whether a number came out or not
 * @param values in no order
 */
public record Drawn(int all, int tried, List<Double> values) {

    private static final int FEWEST = 5;
    private static final double NEARLY_ALL = 0.9;

    public Drawn {
        values = List.copyOf(values);
    }

    /** Collects what is known while facts are read. */
    static final class Tally {

        private final Set<String> tried = new HashSet<>();
        private final List<Double> values = new ArrayList<>();

        void add(String candidate, OptionalDouble value) {
            tried.add(candidate);
            value.ifPresent(values::add);
        }

        Drawn of(int all) {
            return new Drawn(all, tried.size(), values);
        }
    }

    /** Whether those that were tried were picked for it. */
    public boolean picked() {
        return tried < NEARLY_ALL * all;
    }

    /** Whether they are enough, and left to chance. */
    public boolean tells() {
        return values.size() >= FEWEST && !picked();
    }

    /** Of a number of which more is better. */
    public OptionalDouble best() {
        return values.stream().mapToDouble(Double::doubleValue).max();
    }
}

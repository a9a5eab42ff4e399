package io.github.weft.report;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One candidate of a leaderboard.
 *
 * @param rank from 1, shared by ties; empty for a candidate that failed
 * @param architecture canonical text of the genome
 * @param metrics by name: at the highest fidelity, the mean over replicates
 * @param layer which Pareto layer of the run's objectives it is on, 1 being the front; empty if it lacks one of them
 * @param status {@code ok}, or the kind of failure
 */
public record Row(
        OptionalInt rank,
        String architecture,
        Evidence evidence,
        SortedMap<String, Double> metrics,
        OptionalInt layer,
        String status) {

    /** The status of a candidate that nothing went wrong with. */
    public static final String OK = "ok";

    public Row {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    public OptionalDouble metric(String name) {
        Double value = metrics.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}

package io.github.weft.report;

import io.github.weft.run.Digest;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * One candidate of a leaderboard.
 *
 * @param rank from 1, shared by ties; empty for a candidate that failed
 * @param tied whether another row has the same rank
 * @param architecture canonical text of the genome
 * @param metrics by name: at the highest fidelity, the mean over replicates; not copied, since there may be many rows
 * @param reached the first of the scores that decide its place, with its interval; empty if it has none of them
 * @param layer which Pareto layer of the run's objectives it is on, 1 being the front; empty if it lacks one of them
 * @param status {@code ok}, or the kind of failure
 */
public record Row(
        OptionalInt rank,
        boolean tied,
        String architecture,
        Evidence evidence,
        SortedMap<String, Double> metrics,
        Optional<Reached> reached,
        OptionalInt layer,
        Feasible feasible,
        Found found,
        String status) {

    /** The status of a candidate that nothing went wrong with. */
    public static final String OK = "ok";

    public Row {
        metrics = Collections.unmodifiableSortedMap(metrics);
    }

    public OptionalDouble metric(String name) {
        Double value = metrics.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The short form of its architecture: the same in every run and store. */
    public String id() {
        return id(architecture);
    }

    /** The short form of an architecture: the first eight digits of the SHA-256 of its canonical text. */
    public static String id(String architecture) {
        return Digest.of(architecture).substring(0, 8);
    }
}

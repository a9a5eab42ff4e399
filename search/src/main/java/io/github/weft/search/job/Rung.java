package io.github.weft.search.job;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A step on the ladder of evidence: the stage that gives it and how to tell that a candidate stands on it.
 *
 * @param stage name of the stage
 * @param metric the metric that stands for the whole rung
 * @param fidelity epochs behind that metric
 * @param replicates the repetitions that belong to it, first to last; what they give is committed together
 */
record Rung(String stage, String metric, int fidelity, List<Integer> replicates) {

    Rung {
        replicates = List.copyOf(replicates);
    }

    /** Of a single repetition. */
    Rung(String stage, String metric, int fidelity) {
        this(stage, metric, fidelity, List.of(0));
    }

    /** The same with repetitions 0 to {@code count} - 1. */
    Rung repeated(int count) {
        return new Rung(
                stage, metric, fidelity, IntStream.range(0, count).boxed().toList());
    }

    /** The same with one repetition alone. */
    Rung at(int replicate) {
        return new Rung(stage, metric, fidelity, List.of(replicate));
    }

    /** Whether this rung's number, or the reason there is none, is known. */
    boolean reached(String candidate, Facts facts) {
        return facts.has(candidate, metric, fidelity, replicates.get(0));
    }
}

package io.github.weft.search.job;

/**
 * A step on the ladder of evidence: the stage that gives it and how to tell that a candidate stands on it.
 *
 * @param stage name of the stage
 * @param metric the metric that stands for the whole rung
 * @param fidelity epochs behind that metric
 */
record Rung(String stage, String metric, int fidelity) {

    /** Whether this rung's number, or the reason there is none, is known. */
    boolean reached(String candidate, Facts facts) {
        return facts.has(candidate, metric, fidelity);
    }
}

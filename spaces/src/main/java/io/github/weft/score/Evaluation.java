package io.github.weft.score;

import java.util.List;

/**
 * A fact about one candidate. Facts are only ever added; (candidate, metric, protocol, fidelity, replicate) names one within a run.
 *
 * @param candidate canonical text of the genome
 * @param metric name of the metric
 * @param fidelity epochs of training behind the number; 0 at initialisation
 * @param replicate which independent repetition, from 0
 * @param seconds wall-clock time it took; never part of a digest
 * @param curve the number after each epoch, oldest first; empty if it has no history
 */
public record Evaluation(
        String candidate,
        String metric,
        Protocol protocol,
        int fidelity,
        int replicate,
        Score score,
        double seconds,
        List<Double> curve) {

    public Evaluation {
        curve = List.copyOf(curve);
        if (fidelity < 0 || replicate < 0 || !(seconds >= 0)) {
            throw new IllegalArgumentException("fidelity (%s), replicate (%s) and seconds (%s) must not be negative."
                    .formatted(fidelity, replicate, seconds));
        }
    }
}

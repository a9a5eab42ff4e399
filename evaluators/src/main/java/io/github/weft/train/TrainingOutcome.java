package io.github.weft.train;

import io.github.weft.eval.Failures;
import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one training.
 *
 * @param otherwise the score by metrics of which nothing was found
 * @param snapshot the weights, if it came to its end
 */
record TrainingOutcome(Map<Metric, Finding> findings, Score otherwise, Optional<Snapshot> snapshot) {

    TrainingOutcome {
        findings = Map.copyOf(findings);
    }

    static TrainingOutcome of(Map<Metric, Finding> findings, Snapshot snapshot) {
        return new TrainingOutcome(findings, Score.failed("not read"), Optional.of(snapshot));
    }

    static TrainingOutcome failed(Throwable problem) {
        return new TrainingOutcome(Map.of(), Failures.of(problem), Optional.empty());
    }

    /** Given up, with the curve of the metric until then. */
    static TrainingOutcome stopped(Metric metric, StoppedEarly verdict) {
        Score score = Failures.of(verdict);
        return new TrainingOutcome(Map.of(metric, new Finding(score, verdict.curve())), score, Optional.empty());
    }

    Finding of(Metric metric) {
        return findings.getOrDefault(metric, new Finding(otherwise, List.of()));
    }
}

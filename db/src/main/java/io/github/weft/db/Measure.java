package io.github.weft.db;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;

/** What was measured and how: all that names an evaluation of a candidate but the replicate. */
record Measure(String metric, Protocol protocol, int fidelity) {

    static Measure of(Evaluation evaluation) {
        return new Measure(evaluation.metric(), evaluation.protocol(), evaluation.fidelity());
    }
}

package io.github.weft.proxy;

import io.github.weft.eval.CandidateFailed;
import io.github.weft.eval.Failures;
import io.github.weft.score.Score;

/** Scores as a stage gets them. */
final class Attempts {

    private Attempts() {}

    /** The score, or the failure of a proxy that does not apply. */
    static Score score(ZeroCostProxy proxy, Probe probe) {
        try {
            return proxy.score(probe);
        } catch (CandidateFailed e) {
            return Failures.of(e);
        }
    }
}

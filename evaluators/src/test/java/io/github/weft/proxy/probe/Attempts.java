package io.github.weft.proxy.probe;

import io.github.weft.eval.CandidateFailed;
import io.github.weft.eval.Failures;
import io.github.weft.score.Score;

/** Scores as a stage gets them. */
public final class Attempts {

    private Attempts() {}

    /** The score, or the failure of a proxy that does not apply. */
    public static Score score(ZeroCostProxy proxy, Probe probe) {
        try {
            return proxy.score(probe);
        } catch (CandidateFailed e) {
            return Failures.of(e);
        }
    }
}

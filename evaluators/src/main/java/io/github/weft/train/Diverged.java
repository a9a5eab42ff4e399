package io.github.weft.train;

import io.github.weft.eval.CandidateFailed;

/** Training left the finite numbers; becomes {@code Failed("diverged: ...")}. */
public final class Diverged extends CandidateFailed {

    private static final long serialVersionUID = 1;

    /** @param what says what is no finite number, and when */
    public Diverged(String what) {
        super("diverged: " + what);
    }

    Diverged(String what, int epoch) {
        this("%s in epoch %s".formatted(what, epoch));
    }
}

package io.github.weft.train;

import io.github.weft.eval.CandidateFailed;

/** Training left the finite numbers; becomes {@code Failed("diverged: ...")}. */
public final class Diverged extends CandidateFailed {

    private static final long serialVersionUID = 1;

    Diverged(String what, int epoch) {
        super("diverged: %s in epoch %s".formatted(what, epoch));
    }
}

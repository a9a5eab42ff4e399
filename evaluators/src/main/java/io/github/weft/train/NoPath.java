package io.github.weft.train;

import io.github.weft.eval.CandidateFailed;

/** Architecture-aware scaling has no rate for a network whose input never reaches its logits; becomes {@code Failed("no path: ...")}. */
public final class NoPath extends CandidateFailed {

    private static final long serialVersionUID = 1;

    NoPath() {
        super("no path: nothing leads from input to logits, so architecture-aware scaling has no learning rate for it");
    }
}

package io.github.weft.prune;

import io.github.weft.eval.CandidateFailed;

/** A kernel has no connection left, so nothing passes through it; becomes {@code Failed("collapsed: ...")}. */
public final class Collapsed extends CandidateFailed {

    private static final long serialVersionUID = 1;

    Collapsed(String kernel) {
        super("collapsed: kernel %s has no connection left".formatted(kernel));
    }
}

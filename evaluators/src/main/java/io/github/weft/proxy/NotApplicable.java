package io.github.weft.proxy;

import io.github.weft.eval.CandidateFailed;

/** A proxy says nothing about this kind of network; becomes {@code Failed("does not apply: ...")}. */
final class NotApplicable extends CandidateFailed {

    private static final long serialVersionUID = 1;

    NotApplicable(String why) {
        super("does not apply: " + why);
    }
}

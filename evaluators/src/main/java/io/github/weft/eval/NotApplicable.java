package io.github.weft.eval;

/** A proxy says nothing about this kind of network; becomes {@code Failed("does not apply: ...")}. */
public final class NotApplicable extends CandidateFailed {

    private static final long serialVersionUID = 1;

    public NotApplicable(String why) {
        super("does not apply: " + why);
    }
}

package io.github.weft.eval;

/** What was read off a candidate has no number to give; becomes {@code Failed("undefined: ...")} or {@code Failed("not finite: ...")}. */
public final class NoNumber extends CandidateFailed {

    private static final long serialVersionUID = 1;

    private NoNumber(String reason) {
        super(reason);
    }

    public static NoNumber undefined(String why) {
        return new NoNumber("undefined: " + why);
    }

    public static NoNumber notFinite(double value) {
        return new NoNumber("not finite: " + value);
    }
}

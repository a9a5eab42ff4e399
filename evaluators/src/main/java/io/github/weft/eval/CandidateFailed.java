package io.github.weft.eval;

/**
 * Something is wrong with one candidate and with nothing else. The message is the reason of its failed score: {@code
 * kind: detail}.
 */
public class CandidateFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CandidateFailed(String reason) {
        super(reason);
    }

    /** The genome means no network in this setting. */
    public static CandidateFailed unbuildable(IllegalArgumentException problem) {
        return new CandidateFailed("not buildable: " + problem.getMessage());
    }
}

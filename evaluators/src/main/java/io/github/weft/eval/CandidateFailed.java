package io.github.weft.eval;

/**
 * Something is wrong with one candidate and with nothing else. The message is the reason of its failed score: {@code
 * kind: detail}.
 */
public abstract class CandidateFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    protected CandidateFailed(String reason) {
        super(reason);
    }
}

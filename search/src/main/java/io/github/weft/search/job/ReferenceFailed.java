package io.github.weft.search.job;

/** A proxy has no value on any network of the reference sample, so nothing can be ranked by it. The message is for the user. */
public final class ReferenceFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    ReferenceFailed(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}

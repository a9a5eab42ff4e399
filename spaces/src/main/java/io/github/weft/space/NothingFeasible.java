package io.github.weft.space;

/** No genome satisfies the constraints, as far as chance can tell. The message is for the user. */
public final class NothingFeasible extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** So many random genomes of a space, by its name, were drawn in vain. */
    public NothingFeasible(String space, int draws) {
        super("The constraints accept none of %s random genomes of space %s. Loosen them, or choose another space."
                .formatted(draws, space));
    }
}

package io.github.weft.search.strategy;

/** No genome satisfies the constraints, as far as chance can tell. The message is for the user. */
public final class NothingFeasible extends RuntimeException {

    NothingFeasible(String space, int draws) {
        super("The constraints accept none of %s random genomes of space %s. Loosen them, or choose another space."
                .formatted(draws, space));
    }
}

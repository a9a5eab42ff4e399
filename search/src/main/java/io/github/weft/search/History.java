package io.github.weft.search;

import io.github.weft.space.Genome;

/**
 * What a search has proposed before: exactly the proposals of all earlier steps, judged or still in flight, and nothing of the step that
 * is being made. Depending on no more than that keeps a strategy repeatable.
 */
@FunctionalInterface
public interface History {

    /** Whether a genome of the same canonical form was proposed in an earlier step. */
    boolean contains(Genome genome);
}

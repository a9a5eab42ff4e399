package io.github.weft.search;

import java.util.List;

/**
 * A proposal with its judgement.
 *
 * @param fitness one finite number per objective, all to be maximised; a failed candidate has the worst of each
 */
public record Outcome(Proposal proposal, List<Double> fitness) {

    public Outcome {
        fitness = List.copyOf(fitness);
        if (fitness.isEmpty() || fitness.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("fitness (%s) must be finite numbers.".formatted(fitness));
        }
    }
}

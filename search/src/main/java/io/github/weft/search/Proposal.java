package io.github.weft.search;

import io.github.weft.space.Genome;
import java.util.List;

/**
 * A genome that a strategy wants judged.
 *
 * @param operator what made it: {@code random}, {@code mutation}, {@code crossover}, {@code neighbour}
 */
public record Proposal(Genome genome, List<Genome> parents, String operator) {

    public Proposal {
        parents = List.copyOf(parents);
    }

    public static Proposal random(Genome genome) {
        return new Proposal(genome, List.of(), "random");
    }
}

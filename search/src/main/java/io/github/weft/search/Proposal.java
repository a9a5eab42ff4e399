package io.github.weft.search;

import io.github.weft.space.Genome;
import java.util.List;

/**
 * A genome that a strategy wants judged.
 *
 * @param parents in the operator's order; empty for a random one
 * @param operator what made it: {@code random}, {@code mutation}, {@code crossover}, {@code neighbour}
 */
public record Proposal(Genome genome, List<Genome> parents, String operator) {

    public Proposal {
        parents = List.copyOf(parents);
    }

    public static Proposal random(Genome genome) {
        return new Proposal(genome, List.of(), "random");
    }

    public static Proposal mutation(Genome genome, Genome parent) {
        return new Proposal(genome, List.of(parent), "mutation");
    }

    public static Proposal crossover(Genome genome, Genome mother, Genome father) {
        return new Proposal(genome, List.of(mother, father), "crossover");
    }

    /** A neighbour that was picked and not drawn: by its turn, or by the guide. */
    public static Proposal neighbour(Genome genome, Genome parent) {
        return new Proposal(genome, List.of(parent), "neighbour");
    }
}

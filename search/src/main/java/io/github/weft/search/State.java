package io.github.weft.search;

import io.github.weft.space.Genome;
import java.util.List;

/**
 * All that a strategy remembers between steps; with the seed and the step's number it decides what comes next. Stored with every
 * step, so that a search can go on from it exactly.
 *
 * @param step number of the next step
 * @param population in the strategy's order
 * @param queue genomes that wait for their turn, such as neighbours not tried yet
 */
public record State(long step, List<Individual> population, List<Genome> queue) {

    public State {
        population = List.copyOf(population);
        queue = List.copyOf(queue);
    }

    public static State start() {
        return new State(0, List.of(), List.of());
    }

    /** The state after this one's step. */
    public State next(List<Individual> population, List<Genome> queue) {
        return new State(step + 1, population, queue);
    }
}

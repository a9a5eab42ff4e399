package io.github.weft.search;

import io.github.weft.space.Genome;
import java.util.List;

/** A judged genome in a population, with the step it was born in. */
public record Individual(Genome genome, long birth, List<Double> fitness) {

    public Individual {
        fitness = List.copyOf(fitness);
    }

    public static Individual of(Outcome outcome, long birth) {
        return new Individual(outcome.proposal().genome(), birth, outcome.fitness());
    }
}

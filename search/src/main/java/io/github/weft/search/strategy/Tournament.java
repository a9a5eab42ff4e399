package io.github.weft.search.strategy;

import io.github.weft.search.Individual;
import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.MonteCarloSelector;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.TournamentSelector;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The best of a sample drawn with replacement, by the only objective; a sample of one is a draw by chance. */
final class Tournament {

    private final Selector<IntegerGene, Fitness> selector;
    private final List<Genotype<IntegerGene>> places;

    /** @param population the most members that it chooses from */
    Tournament(int population, int sample) {
        this.selector = selector(sample);
        this.places = IntStream.range(0, population)
                .mapToObj(place -> Genotype.of(IntegerChromosome.of(IntegerGene.of(place, 0, population))))
                .toList();
    }

    static Selector<IntegerGene, Fitness> selector(int sample) {
        return sample == 1 ? new MonteCarloSelector<>() : new TournamentSelector<>(sample);
    }

    /** Selects by place: to Jenetics, the only gene of a member is where it stands, which is all that selection needs. */
    Individual winner(List<Individual> population, RandomGenerator random) {
        MSeq<Phenotype<IntegerGene, Fitness>> members = MSeq.ofLength(population.size());
        for (int place = 0; place < population.size(); place++) {
            var fitness = new Fitness(population.get(place).fitness());
            members.set(place, Phenotype.of(places.get(place), 0, fitness));
        }
        var winner = RandomRegistry.with(random, r -> selector.select(members, 1, Optimize.MAXIMUM));
        return population.get(winner.get(0).genotype().gene().intValue());
    }
}

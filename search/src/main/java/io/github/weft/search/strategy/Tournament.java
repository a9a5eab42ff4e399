package io.github.weft.search.strategy;

import io.github.weft.search.Individual;
import io.jenetics.IntegerGene;
import io.jenetics.MonteCarloSelector;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.TournamentSelector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.List;
import java.util.random.RandomGenerator;

/** The best of a sample drawn with replacement, by the only objective; a sample of one is a draw by chance. */
final class Tournament {

    private final Selector<IntegerGene, Double> selector;
    private final GenomeCodec codec;

    Tournament(GenomeCodec codec, int sample) {
        this.codec = codec;
        this.selector = sample == 1 ? new MonteCarloSelector<>() : new TournamentSelector<>(sample);
    }

    Individual winner(List<Individual> population, RandomGenerator random) {
        ISeq<Phenotype<IntegerGene, Double>> contestants =
                population.stream().map(this::phenotype).collect(ISeq.toISeq());
        var winner = RandomRegistry.with(random, r -> selector.select(contestants, 1, Optimize.MAXIMUM))
                .get(0);
        return population.get(contestants.indexOf(winner));
    }

    private Phenotype<IntegerGene, Double> phenotype(Individual individual) {
        return Phenotype.of(
                codec.encode(individual.genome()),
                individual.birth(),
                individual.fitness().get(0));
    }
}

package io.github.weft.search.strategy;

import io.github.weft.search.History;
import io.github.weft.search.Individual;
import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.Variation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The evolution with which supernets are searched: the best fifth of all genomes so far are parents. Each step half of the population are their mutants, every gene
 * drawn anew with chance 0.1, and half are crossings of two of them, each gene from either; ten draws a child are allowed, and random genomes
 * make up what is missing. Nothing is judged twice.
 *
 * <p>Guo et al., "Single Path One-Shot Neural Architecture Search with Uniform Sampling", ECCV 2020, with a population of 50 (so ten parents); AutoFormer searches
 * likewise. Their twenty generations are 1,000 evaluations. Genes that share a budget are mutated by a switch where the rest of the genome is as it was.
 */
final class SinglePathEvolution implements Strategy {

    private static final double CHANCE = 0.1;
    private static final int PARENTS = 5;
    private static final int DRAWS = 10;

    private final Terrain terrain;
    private final Draws draws;
    private final int population;
    private final int parents;

    SinglePathEvolution(Terrain terrain, StrategyOptions options) {
        this.terrain = terrain;
        this.draws = new Draws(terrain);
        this.population = options.population();
        this.parents = Math.max(2, population / PARENTS);
    }

    @Override
    public String name() {
        return "spos";
    }

    @Override
    public List<Proposal> propose(State state, History history, RandomGenerator random) {
        if (state.step() == 0) {
            return draws.distinct(population, random).stream()
                    .map(Proposal::random)
                    .toList();
        }
        List<Genome> best = state.population().stream().map(Individual::genome).toList();
        var brood = new Brood(history);
        brood.add(population / 2, () -> mutant(any(best, random), random));
        brood.add(population / 2, () -> crossing(any(best, random), any(best, random), random));
        brood.fill(random);
        return brood.proposals;
    }

    /** The best so far, the earlier of equals first. */
    @Override
    public State accept(State state, List<Outcome> outcomes, RandomGenerator random) {
        List<Individual> best = Stream.concat(
                        state.population().stream(),
                        outcomes.stream().map(outcome -> Individual.of(outcome, state.step())))
                .sorted(Comparator.comparing(one -> -one.fitness().get(0)))
                .limit(parents)
                .toList();
        return state.next(best, List.of());
    }

    private static Genome any(List<Genome> genomes, RandomGenerator random) {
        return genomes.get(random.nextInt(genomes.size()));
    }

    private Proposal mutant(Genome parent, RandomGenerator random) {
        Genome other = Variation.random(terrain.space(), random);
        var child = new Genome(IntStream.range(0, parent.alleles().size())
                .mapToObj(gene -> (random.nextDouble() < CHANCE ? other : parent).allele(gene))
                .toList());
        return Proposal.mutation(
                child.equals(parent)
                        ? terrain.space().moves().switched(parent, random).orElse(child)
                        : child,
                parent);
    }

    private Proposal crossing(Genome mother, Genome father, RandomGenerator random) {
        return Proposal.crossover(Variation.cross(terrain.space(), mother, father, random), mother, father);
    }

    /** Children that are feasible, new and different from each other. */
    private final class Brood {

        private final History history;
        private final Set<Genome> seen = new HashSet<>();
        private final List<Proposal> proposals = new ArrayList<>();

        Brood(History history) {
            this.history = history;
        }

        void add(int count, Supplier<Proposal> source) {
            int full = proposals.size() + count;
            for (int draw = 0; draw < DRAWS * count && proposals.size() < full; draw++) {
                Proposal child = source.get();
                if (isNew(child.genome()) && terrain.feasible().test(child.genome())) {
                    take(child);
                }
            }
        }

        void fill(RandomGenerator random) {
            while (proposals.size() < population) {
                var drawn = draws.fresh(genome -> !isNew(genome), random).map(Proposal::random);
                if (drawn.isEmpty()) {
                    return;
                }
                take(drawn.get());
            }
        }

        private boolean isNew(Genome genome) {
            return !history.contains(genome) && !seen.contains(terrain.space().canonical(genome));
        }

        private void take(Proposal child) {
            seen.add(terrain.space().canonical(child.genome()));
            proposals.add(child);
        }
    }
}

package io.github.weft.search.strategy;

import io.github.weft.search.Proposal;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.Variation;
import io.jenetics.Alterer;
import io.jenetics.AltererResult;
import io.jenetics.IntegerGene;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Gives every selected parent one feasible child and remembers how it came about. A child of two takes each gene from either and is
 * mutated at the mutation rate; a child of one always is, in exactly one gene. No child equals a member of the population or a sibling
 * as long as that can be avoided.
 */
final class Breeding implements Alterer<IntegerGene, Fitness> {

    private static final int ATTEMPTS = 16;

    private final Terrain terrain;
    private final StrategyOptions options;
    private final GenomeCodec codec;
    private final Draws draws;
    private final Set<Genome> seen = new HashSet<>();
    private final List<Proposal> children = new ArrayList<>();

    Breeding(Terrain terrain, StrategyOptions options, GenomeCodec codec, List<Genome> population) {
        this.terrain = terrain;
        this.options = options;
        this.codec = codec;
        this.draws = new Draws(terrain);
        population.forEach(member -> seen.add(terrain.space().canonical(member)));
    }

    /** In the order of the parents. */
    List<Proposal> children() {
        return List.copyOf(children);
    }

    @Override
    public AltererResult<IntegerGene, Fitness> alter(Seq<Phenotype<IntegerGene, Fitness>> population, long generation) {
        RandomGenerator random = RandomRegistry.random();
        List<Genome> parents = population.stream()
                .map(phenotype -> codec.decode(phenotype.genotype()))
                .toList();
        for (Genome parent : parents) {
            Proposal child = child(parent, parents, random);
            seen.add(terrain.space().canonical(child.genome()));
            children.add(child);
        }
        ISeq<Phenotype<IntegerGene, Fitness>> altered = children.stream()
                .map(child -> Phenotype.<IntegerGene, Fitness>of(codec.encode(child.genome()), generation))
                .collect(ISeq.toISeq());
        return new AltererResult<>(altered, altered.size());
    }

    private Proposal child(Genome parent, List<Genome> parents, RandomGenerator random) {
        int crossings = random.nextDouble() < options.crossoverRate() ? ATTEMPTS : 0;
        for (int attempt = 0; attempt < crossings + ATTEMPTS; attempt++) {
            Proposal child = attempt < crossings ? crossed(parent, parents, random) : mutated(parent, random);
            if (isNew(child.genome()) && terrain.feasible().test(child.genome())) {
                return child;
            }
        }
        List<Genome> neighbours =
                draws.feasibleNeighbours(parent).stream().filter(this::isNew).toList();
        return neighbours.isEmpty()
                ? draws.fresh(genome -> !isNew(genome), random)
                        .map(Proposal::random)
                        .orElseGet(() -> Proposal.mutation(draws.mutant(parent, random), parent))
                : Proposal.mutation(neighbours.get(random.nextInt(neighbours.size())), parent);
    }

    private Proposal crossed(Genome parent, List<Genome> parents, RandomGenerator random) {
        Genome mate = parents.get(random.nextInt(parents.size()));
        Genome child = Variation.cross(terrain.space(), parent, mate, random);
        boolean mutated = random.nextDouble() < options.mutationRate();
        return Proposal.crossover(mutated ? Variation.mutate(terrain.space(), child, random) : child, parent, mate);
    }

    private Proposal mutated(Genome parent, RandomGenerator random) {
        return Proposal.mutation(Variation.mutate(terrain.space(), parent, random), parent);
    }

    private boolean isNew(Genome genome) {
        return !seen.contains(terrain.space().canonical(genome));
    }
}

package io.github.weft.space.sparse;

import io.github.weft.space.Genome;
import io.github.weft.space.Moves;
import io.github.weft.space.SearchSpace;
import io.github.weft.sparsity.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Moves that keep the budget: levels are switched between kernels and inherited together; every other gene varies alone, and the base's as
 * the base's do. Each active gene is as likely to be mutated as any other; where it is a level, levels are switched.
 */
record SparseMoves(Sparse space, SearchSpace base, SparseGenes genes) implements Moves {

    @Override
    public Genome random(RandomGenerator random) {
        return joined(
                base.moves().random(random),
                space.genes().stream()
                        .skip(genes.first())
                        .map(gene -> random.nextInt(gene.cardinality()))
                        .toList());
    }

    /** The base's; every other choice of every active gene; one level moved from a kernel to the next, or back. */
    @Override
    public List<Genome> neighbours(Genome genome) {
        Genome canonical = space.canonical(genome);
        Genome at = settled(genome, canonical);
        var neighbours = new ArrayList<Genome>();
        base.moves().neighbours(genes.base(at)).forEach(other -> neighbours.add(joined(other, own(at))));
        for (int gene = genes.first(); gene < genes.first() + SparseGenes.LEVELS; gene++) {
            for (int allele = 0; allele < space.genes().get(gene).cardinality(); allele++) {
                if (space.active(at, gene) && allele != at.allele(gene)) {
                    neighbours.add(at.with(gene, allele));
                }
            }
        }
        Fit fit = space.fit(at);
        fit.range(at)
                .ifPresent(range -> range.neighbours(fit.levels(at, range))
                        .forEach(levels -> neighbours.add(genes.with(at, fit.layers(), levels))));
        return neighbours.stream()
                .filter(neighbour -> !space.canonical(neighbour).equals(canonical))
                .toList();
    }

    @Override
    public Genome mutate(Genome genome, RandomGenerator random) {
        Genome at = settled(genome, space.canonical(genome));
        Fit fit = space.fit(at);
        Optional<Levels> range = fit.range(at).filter(levels -> levels.movable(fit.levels(at, levels)));
        int first = genes.first();
        List<Integer> movable = IntStream.range(0, space.genes().size())
                .filter(gene -> gene < first + SparseGenes.LEVELS ? space.active(at, gene) : range.isPresent())
                .boxed()
                .toList();
        if (movable.isEmpty()) {
            return genome;
        }
        int gene = movable.get(random.nextInt(movable.size()));
        if (gene < first) {
            return joined(base.moves().mutate(genes.base(at), random), own(at));
        }
        if (gene < first + SparseGenes.LEVELS) {
            int allele = random.nextInt(space.genes().get(gene).cardinality() - 1);
            return at.with(gene, allele < at.allele(gene) ? allele : allele + 1);
        }
        return range.map(levels -> genes.with(at, fit.layers(), levels.switched(fit.levels(at, levels), random)))
                .orElse(at);
    }

    /** Levels switched between kernels, every other gene as it is. */
    @Override
    public Optional<Genome> switched(Genome genome, RandomGenerator random) {
        Genome at = settled(genome, space.canonical(genome));
        Fit fit = space.fit(at);
        return fit.range(at)
                .filter(levels -> levels.movable(fit.levels(at, levels)))
                .map(levels -> genes.with(at, fit.layers(), levels.switched(fit.levels(at, levels), random)));
    }

    /** All levels from one parent, every other gene from either. */
    @Override
    public Genome cross(Genome mother, Genome father, RandomGenerator random) {
        var own = new ArrayList<Integer>();
        for (int gene = 0; gene < SparseGenes.LEVELS; gene++) {
            own.add(genes.allele(random.nextBoolean() ? mother : father, gene));
        }
        Genome levels = random.nextBoolean() ? mother : father;
        own.addAll(own(levels).subList(SparseGenes.LEVELS, own(levels).size()));
        return joined(base.moves().cross(genes.base(mother), genes.base(father), random), own);
    }

    /** The genes of the base as they are, dormant ones included, and those of sparsity as they act. */
    private Genome settled(Genome genome, Genome canonical) {
        return joined(genes.base(genome), own(canonical));
    }

    private List<Integer> own(Genome genome) {
        return genome.alleles().subList(genes.first(), genome.alleles().size());
    }

    private static Genome joined(Genome base, List<Integer> own) {
        var alleles = new ArrayList<>(base.alleles());
        alleles.addAll(own);
        return new Genome(alleles);
    }
}

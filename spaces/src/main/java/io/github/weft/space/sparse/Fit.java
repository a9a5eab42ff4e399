package io.github.weft.space.sparse;

import io.github.weft.space.Genome;
import io.github.weft.sparsity.Apportionment;
import io.github.weft.sparsity.Layer;
import io.github.weft.sparsity.Levels;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.sparsity.Start;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the genes of sparsity mean for one network: which of them count, and the plan. */
record Fit(SparseGenes genes, List<Layer> layers) {

    /** The density's allele: as asked, or the next denser one that leaves a weight for each unit. */
    private int density(Genome genome) {
        int allele = genes.allele(genome, SparseGenes.DENSITY);
        while (allele > 0 && !possible(allele)) {
            allele--;
        }
        return allele;
    }

    private boolean possible(int allele) {
        return !layers.isEmpty() && Apportionment.feasible(layers, SparseGenes.density(allele));
    }

    private Apportionment shared(Genome genome) {
        Start start = layers.size() > 1 ? genes.start(genome) : Start.UNIFORM;
        return Apportionment.of(layers, SparseGenes.density(density(genome)), start);
    }

    /** Where levels may stand; kernels that have no gene for it stay where they begin. */
    private Levels range(Apportionment shared) {
        var lowest = new ArrayList<Integer>();
        var highest = new ArrayList<Integer>();
        for (int i = 0; i < layers.size(); i++) {
            boolean gene = genes.kernels().contains(layers.get(i).kernel());
            lowest.add(gene ? shared.levels().lowest().get(i) : 0);
            highest.add(gene ? shared.levels().highest().get(i) : 0);
        }
        return new Levels(lowest, highest);
    }

    /** The levels that a genome may have, for one whose weights are not all there. */
    Optional<Levels> range(Genome genome) {
        return density(genome) == 0 ? Optional.empty() : Optional.of(range(shared(genome)));
    }

    /** Where a genome's levels stand: mended, in the order of the layers. */
    List<Integer> levels(Genome genome, Levels range) {
        return range.projected(genes.levels(genome, layers));
    }

    /** The genome with genes of sparsity that do not count at 0 and the others as they act; those of the base are left alone. */
    Genome canonical(Genome genome) {
        int density = density(genome);
        int first = genes.first();
        var alleles = new ArrayList<>(genome.alleles());
        alleles.set(first + SparseGenes.DENSITY, density);
        for (int gene = SparseGenes.START; gene < SparseGenes.LEVELS; gene++) {
            alleles.set(first + gene, counts(genome, gene) ? genes.allele(genome, gene) : 0);
        }
        Genome chosen = new Genome(alleles);
        return range(genome)
                .map(range -> genes.with(chosen, layers, levels(genome, range)))
                .orElseGet(() -> genes.with(chosen, List.of(), List.of()));
    }

    /** Whether a gene of sparsity, counted from the first of them, matters. */
    boolean counts(Genome genome, int gene) {
        if (gene == SparseGenes.DENSITY) {
            return possible(1);
        }
        if (density(genome) == 0) {
            return false;
        }
        if (gene == SparseGenes.START) {
            return layers.size() > 1;
        }
        if (gene < SparseGenes.DROP) {
            return true;
        }
        return gene < SparseGenes.LEVELS
                ? genes.allele(genome, SparseGenes.GROWTH) > 0
                : levelCounts(genome, gene - SparseGenes.LEVELS);
    }

    private boolean levelCounts(Genome genome, int number) {
        int layer = layers.stream()
                .map(Layer::kernel)
                .toList()
                .indexOf(genes.kernels().get(number));
        if (layer < 0) {
            return false;
        }
        Levels range = range(shared(genome));
        Set<List<Integer>> distinct = new HashSet<>();
        var levels = new ArrayList<>(genes.levels(genome, layers));
        IntStream.rangeClosed(-Apportionment.MOST_LEVELS, Apportionment.MOST_LEVELS)
                .forEach(level -> {
                    levels.set(layer, level);
                    distinct.add(range.projected(levels));
                });
        return distinct.size() > 1;
    }

    /** Empty where all weights are there. */
    Optional<SparsityPlan> plan(Genome genome) {
        if (density(genome) == 0) {
            return Optional.empty();
        }
        Apportionment shared = shared(genome);
        return Optional.of(shared.plan(levels(genome, range(shared)), genes.mask(genome), genes.movement(genome)));
    }
}

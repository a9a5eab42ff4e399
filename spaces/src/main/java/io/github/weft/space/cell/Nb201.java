package io.github.weft.space.cell;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cell space of NAS-Bench-201 (Dong and Yang, 2020): four nodes, six edges, five operations an edge.
 *
 * <p>A candidate is the function its cell computes, not its coding: dead edges are removed, skips contracted, sums flattened, equal
 * poolings merged, and weights are anonymous. That leaves 5,260 candidates of 15,625 codings, and {@link #decode} builds what is left.
 * {@link #codingCosts} counts every edge of the coding, as the benchmark's table does. Skeleton sizes: {@code channels} of the first
 * stage (16) and {@code cells} a stage (5).
 */
public final class Nb201 extends GeneSpace {

    private static final List<Gene> GENES = Edge.ALL.stream()
            .map(edge -> new Gene("edge" + edge, Operation.TEXTS))
            .toList();
    private static final Genome SKIP = Genome.of(0, 0, 0, 1, 0, 0);

    public Nb201() {
        super(
                "nb201",
                "cells of NAS-Bench-201: 6 edges with 5 operations each, 5,260 different networks",
                GENES,
                new CellText());
    }

    @Override
    public Setting setting(Shape input, int classes) {
        var setting = new Setting(input, classes, new TreeMap<>(Map.of("channels", 16, "cells", 5)));
        Skeleton.of(setting);
        return setting;
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        return Skeleton.of(setting).build(LiveCell.of(canonical(genome)));
    }

    /** One cell and a linear layer: a path's length is 1 plus the convolutions on it. */
    @Override
    public Network core(Genome genome, Setting setting) {
        return Skeleton.of(setting).single(LiveCell.of(canonical(genome)));
    }

    /** One path without a weight: a skip from input to output, and nothing else. */
    @Override
    public Genome base() {
        return SKIP;
    }

    /** Every edge with either convolution. */
    @Override
    public List<Genome> covering() {
        return List.of(Genome.of(2, 2, 2, 2, 2, 2), Genome.of(3, 3, 3, 3, 3, 3));
    }

    @Override
    public Genome canonical(Genome genome) {
        Variation.check(this, genome);
        return CellClasses.table().representative(genome);
    }

    @Override
    protected boolean counts(Genome genome, int gene) {
        return CellClasses.table().matters(genome, gene);
    }

    /**
     * {@code params-table} and {@code flops-table} in weights and multiply-accumulates; the latter adds the classifier's biases, as the
     * benchmark did.
     */
    @Override
    public Map<String, Double> codingCosts(Genome genome, Setting setting) {
        Variation.check(this, genome);
        Skeleton skeleton = Skeleton.of(setting);
        Costs empty = skeleton.build(LiveCell.of(SKIP)).costs();
        long params = empty.params();
        long flops = empty.macs() + setting.classes();
        for (int allele : genome.alleles()) {
            int kernel = Operation.ALL.get(allele).kernel();
            params += kernel == 0 ? 0 : skeleton.edgeParams(kernel);
            flops += kernel == 0 ? 0 : skeleton.edgeMacs(kernel);
        }
        return Map.of("params-table", (double) params, "flops-table", (double) flops);
    }

    @Override
    public SearchSpace keepingDeadEdges() {
        return new Nb201Codings(this);
    }
}

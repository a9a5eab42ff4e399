package io.github.weft.space.cell;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.util.List;
import java.util.Map;

/**
 * {@link Nb201} by the letter: every coding is a candidate of its own, and every edge is built, also one that nothing reads or that only
 * carries zeros. For comparing with numbers that were published of such networks.
 */
final class Nb201Codings extends GeneSpace {

    private final Nb201 cells;

    Nb201Codings(Nb201 cells) {
        super(
                cells.name(),
                "cells of NAS-Bench-201 by the letter, dead edges kept: 15,625 different codings",
                cells.genes(),
                new CellText());
        this.cells = cells;
    }

    @Override
    public Setting setting(Shape input, int classes) {
        return cells.setting(input, classes);
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        Variation.check(this, genome);
        return Skeleton.of(setting)
                .build((network, cell, input, channels) ->
                        new CodingWriter(network, cell, input, channels).write(genome));
    }

    /** Without dead edges, through which no path leads. */
    @Override
    public Network core(Genome genome, Setting setting) {
        return cells.core(genome, setting);
    }

    @Override
    public Genome base() {
        return cells.base();
    }

    @Override
    public List<Genome> covering() {
        return cells.covering();
    }

    @Override
    public Map<String, Double> codingCosts(Genome genome, Setting setting) {
        return cells.codingCosts(genome, setting);
    }

    @Override
    public SearchSpace keepingDeadEdges() {
        return this;
    }
}

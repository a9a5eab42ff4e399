package io.github.weft.space.cell;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * {@link Nb201} by the letter: every coding is a candidate of its own, and every edge is built, also one that nothing reads or that only
 * carries zeros. For comparing with numbers that were published of such networks.
 */
final class Nb201Codings implements SearchSpace {

    private final Nb201 cells;

    Nb201Codings(Nb201 cells) {
        this.cells = cells;
    }

    @Override
    public String name() {
        return cells.name();
    }

    @Override
    public String summary() {
        return "cells of NAS-Bench-201 by the letter, dead edges kept: 15,625 different codings";
    }

    @Override
    public List<Gene> genes() {
        return cells.genes();
    }

    @Override
    public BigInteger cardinality() {
        return cells.cardinality();
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
    public Genome canonical(Genome genome) {
        Variation.check(this, genome);
        return genome;
    }

    @Override
    public boolean active(Genome genome, int gene) {
        Variation.check(this, genome);
        return true;
    }

    @Override
    public String format(Genome genome) {
        return cells.format(genome);
    }

    @Override
    public Genome parse(String text) {
        return cells.parse(text);
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

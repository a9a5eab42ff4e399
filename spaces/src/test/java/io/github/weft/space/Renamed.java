package io.github.weft.space;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import java.math.BigInteger;
import java.util.List;

/** A catalogued space under another name. */
record Renamed(String name) implements SearchSpace {

    private SearchSpace space() {
        return Spaces.named("nb201");
    }

    @Override
    public String summary() {
        return space().summary();
    }

    @Override
    public List<Gene> genes() {
        return space().genes();
    }

    @Override
    public BigInteger cardinality() {
        return space().cardinality();
    }

    @Override
    public Setting setting(Shape input, int classes) {
        return space().setting(input, classes);
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        return space().decode(genome, setting);
    }

    @Override
    public Genome canonical(Genome genome) {
        return space().canonical(genome);
    }

    @Override
    public boolean active(Genome genome, int gene) {
        return space().active(genome, gene);
    }

    @Override
    public String format(Genome genome) {
        return space().format(genome);
    }

    @Override
    public Genome parse(String text) {
        return space().parse(text);
    }
}

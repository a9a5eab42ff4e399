package io.github.weft.supernet;

import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.space.Gene;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A space that objects to some of another's genomes. */
record Fenced(SearchSpace space, Predicate<Genome> inside) implements SearchSpace {

    @Override
    public Optional<String> objection(Genome genome, Setting setting) {
        return inside.test(genome) ? Optional.empty() : Optional.of("is outside the fence");
    }

    @Override
    public String name() {
        return space.name();
    }

    @Override
    public String summary() {
        return space.summary();
    }

    @Override
    public List<Gene> genes() {
        return space.genes();
    }

    @Override
    public BigInteger cardinality() {
        return space.cardinality();
    }

    @Override
    public Setting setting(Shape input, int classes) {
        return space.setting(input, classes);
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        return space.decode(genome, setting);
    }

    @Override
    public Genome canonical(Genome genome) {
        return space.canonical(genome);
    }

    @Override
    public boolean active(Genome genome, int gene) {
        return space.active(genome, gene);
    }

    @Override
    public String format(Genome genome) {
        return space.format(genome);
    }

    @Override
    public Genome parse(String text) {
        return space.parse(text);
    }

    @Override
    public List<Genome> covering() {
        return space.covering();
    }
}

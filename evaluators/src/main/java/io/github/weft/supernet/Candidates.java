package io.github.weft.supernet;

import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.NothingFeasible;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Which genomes a sampler may draw: those to which their space has no {@linkplain SearchSpace#objection objection}.
 *
 * <p>What it objects to is drawn again (rejection), so that candidates keep the proportions of the draws: those of uniform draws are uniform
 * over the genomes that are candidates, and a choice comes as often as its share of these. A space without constraints takes every first draw.
 */
final class Candidates {

    /** Draws in a row that may fail. */
    static final int PATIENCE = 10_000;

    /** Random genomes by which a space is taken to have no constraints. */
    private static final int PROBED = 256;

    private final SearchSpace space;
    private final Setting setting;

    /** @throws NothingFeasible if chance finds no candidate, before anything is trained */
    Candidates(SearchSpace space, Setting setting) {
        this.space = space;
        this.setting = setting;
        uniform(Seeds.generator(0, "candidates"));
    }

    boolean holds(Genome genome) {
        return space.objection(genome, setting).isEmpty();
    }

    /** Whether the space objects to anything, as far as chance can tell. */
    boolean areFew() {
        RandomGenerator random = Seeds.generator(0, "objections");
        return !Stream.generate(() -> Variation.random(space, random))
                .limit(PROBED)
                .allMatch(this::holds);
    }

    /** Uniform over the genomes that are candidates. */
    Genome uniform(RandomGenerator random) {
        return first(() -> Variation.random(space, random));
    }

    /** The first draw that is a candidate. @throws NothingFeasible if {@link #PATIENCE} are none */
    Genome first(Supplier<Genome> draws) {
        return first(draws, PATIENCE).orElseThrow(this::nothing);
    }

    /** The first of some draws that is a candidate. */
    Optional<Genome> first(Supplier<Genome> draws, int most) {
        return Stream.generate(draws).limit(most).filter(this::holds).findFirst();
    }

    NothingFeasible nothing() {
        return new NothingFeasible(space.name(), PATIENCE);
    }
}

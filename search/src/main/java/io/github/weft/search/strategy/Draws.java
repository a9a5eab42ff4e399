package io.github.weft.search.strategy;

import io.github.weft.search.History;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.NothingFeasible;
import io.github.weft.space.Variation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Feasible genomes by chance. Patience is limited: a constraint that nothing satisfies is noticed, not waited for. */
public record Draws(Terrain terrain) {

    /** Draws in a row that may fail. */
    static final int LIMIT = 10_000;

    private static final int MUTATION_LIMIT = 32;

    /** A feasible genome that is not in the history; empty if chance finds none. */
    Optional<Genome> fresh(History history, RandomGenerator random) {
        return Stream.generate(() -> Variation.random(terrain.space(), random))
                .limit(LIMIT)
                .filter(genome ->
                        !history.contains(genome) && terrain.feasible().test(genome))
                .findFirst();
    }

    /** One fresh genome, none when there seem to be no more. */
    List<Proposal> start(State state, History history, RandomGenerator random) {
        List<Proposal> proposals =
                fresh(history, random).map(Proposal::random).stream().toList();
        if (state.step() == 0 && proposals.isEmpty()) {
            throw nothing();
        }
        return proposals;
    }

    /**
     * Feasible genomes of different canonical form. Where chance finds few, mutants of those make up the number; fewer than asked for
     * only if there seem to be no more.
     */
    public List<Genome> distinct(int count, RandomGenerator random) {
        var found = new ArrayList<Genome>();
        var seen = new HashSet<Genome>();
        for (int misses = 0; found.size() < count && misses < LIMIT; misses++) {
            if (add(Variation.random(terrain.space(), random), found, seen)) {
                misses = -1;
            }
        }
        if (found.isEmpty()) {
            throw nothing();
        }
        for (int misses = 0; found.size() < count && misses < LIMIT; misses++) {
            Genome parent = found.get(random.nextInt(found.size()));
            if (add(Variation.mutate(terrain.space(), parent, random), found, seen)) {
                misses = -1;
            }
        }
        return found;
    }

    /** A feasible mutant in one gene; the parent again if there is none. */
    Genome mutant(Genome parent, RandomGenerator random) {
        for (int attempt = 0; attempt < MUTATION_LIMIT; attempt++) {
            Genome child = Variation.mutate(terrain.space(), parent, random);
            if (!child.equals(parent) && terrain.feasible().test(child)) {
                return child;
            }
        }
        List<Genome> neighbours = feasibleNeighbours(parent);
        return neighbours.isEmpty() ? parent : neighbours.get(random.nextInt(neighbours.size()));
    }

    List<Genome> feasibleNeighbours(Genome genome) {
        return Variation.neighbours(terrain.space(), genome).stream()
                .filter(terrain.feasible())
                .toList();
    }

    private boolean add(Genome genome, List<Genome> found, Set<Genome> seen) {
        return !seen.contains(terrain.space().canonical(genome))
                && terrain.feasible().test(genome)
                && seen.add(terrain.space().canonical(genome))
                && found.add(genome);
    }

    private NothingFeasible nothing() {
        return new NothingFeasible(terrain.space().name(), LIMIT);
    }
}

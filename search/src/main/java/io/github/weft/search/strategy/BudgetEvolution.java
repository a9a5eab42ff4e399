package io.github.weft.search.strategy;

import io.github.weft.search.History;
import io.github.weft.search.Individual;
import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.Moves;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * (1 + lambda) evolution under a budget: offspring of one parent by switches of levels, which cost nothing; the best of them and the parent
 * goes on. Genes that share no budget stay as the first step chose them; genomes without levels that can be moved are mutated up to three
 * times instead.
 *
 * <p>Sieberling, Kuznedelev, Kurtic and Alistarh, "EvoPress: towards optimal dynamic model compression via evolutionary search", 2024, with
 * one round of selection: a search judges every candidate by the same rung, and promotes the best to higher ones in the end. The parent is not
 * measured again, since a candidate's fitness is a stored fact and not a new sample's. The first parent is the best of random genomes, nothing
 * is proposed that was judged before, and where nothing new is near, random genomes are.
 */
final class BudgetEvolution implements Strategy {

    private static final int PATIENCE = 200;
    private static final int SWITCHES = 3;

    private final Terrain terrain;
    private final Draws draws;
    private final Moves moves;
    private final int lambda;

    BudgetEvolution(Terrain terrain, StrategyOptions options) {
        this.terrain = terrain;
        this.draws = new Draws(terrain);
        this.moves = terrain.space().moves();
        this.lambda = options.population();
    }

    @Override
    public String name() {
        return "evopress";
    }

    @Override
    public List<Proposal> propose(State state, History history, RandomGenerator random) {
        if (state.step() == 0) {
            return draws.distinct(lambda, random).stream().map(Proposal::random).toList();
        }
        Genome parent = state.population().get(0).genome();
        List<Proposal> offspring = offspring(parent, history, random);
        return offspring.isEmpty() ? draws.start(state, history, random) : offspring;
    }

    /** Different from each other and from all that was proposed; fewer than asked for only if there seem to be no more. */
    private List<Proposal> offspring(Genome parent, History history, RandomGenerator random) {
        Set<Genome> seen = new HashSet<>(Set.of(terrain.space().canonical(parent)));
        Stream.Builder<Proposal> offspring = Stream.builder();
        int found = 0;
        for (int misses = 0; found < lambda && misses < PATIENCE; misses++) {
            Genome child = child(parent, random);
            if (!history.contains(child)
                    && terrain.feasible().test(child)
                    && seen.add(terrain.space().canonical(child))) {
                offspring.add(Proposal.mutation(child, parent));
                found++;
                misses = -1;
            }
        }
        return offspring.build().toList();
    }

    private Genome child(Genome parent, RandomGenerator random) {
        Optional<Genome> switched = moves.switched(parent, random);
        if (switched.isPresent()) {
            return switched.get();
        }
        int changes = 1 + Math.min(random.nextInt(SWITCHES), random.nextInt(SWITCHES));
        Genome child = parent;
        for (int i = 0; i < changes; i++) {
            child = moves.mutate(child, random);
        }
        return child;
    }

    /** To the first of the best; the parent stays where nobody is better. */
    @Override
    public State accept(State state, List<Outcome> outcomes, RandomGenerator random) {
        Optional<Individual> best = state.population().stream().findFirst();
        for (Outcome outcome : outcomes) {
            double fitness = outcome.fitness().get(0);
            if (best.map(other -> fitness > other.fitness().get(0)).orElse(true)) {
                best = Optional.of(Individual.of(outcome, state.step()));
            }
        }
        return state.next(best.stream().toList(), List.of());
    }
}

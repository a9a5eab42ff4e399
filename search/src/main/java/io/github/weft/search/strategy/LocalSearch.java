package io.github.weft.search.strategy;

import io.github.weft.search.History;
import io.github.weft.search.Individual;
import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.Variation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * First improvement: tries the neighbours of where it stands in random order, moves to the first better one, and starts again elsewhere
 * when none is left. What was proposed before is never proposed again. The strongest simple baseline on small smooth spaces.
 *
 * <p>White, Nolen and Savani, "Exploring the Loss Landscape in Neural Architecture Search", UAI 2021, whose search looks at all
 * neighbours before it moves. The population is where it stands; the queue, the neighbours to come.
 */
final class LocalSearch implements Strategy {

    private final Terrain terrain;
    private final Draws draws;
    private final int lag;

    LocalSearch(Terrain terrain, StrategyOptions options) {
        this.terrain = terrain;
        this.draws = new Draws(terrain);
        this.lag = options.lag();
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public int lag() {
        return lag;
    }

    @Override
    public List<Proposal> propose(State state, History history, RandomGenerator random) {
        for (Genome neighbour : state.queue()) {
            if (!history.contains(neighbour) && terrain.feasible().test(neighbour)) {
                return List.of(
                        Proposal.neighbour(neighbour, state.population().get(0).genome()));
            }
        }
        return draws.start(state, history, random);
    }

    @Override
    public State accept(State state, List<Outcome> outcomes, RandomGenerator random) {
        if (outcomes.isEmpty()) {
            return state.next(state.population(), state.queue());
        }
        Outcome outcome = outcomes.get(0);
        if (moves(state, outcome)) {
            var next = Individual.of(outcome, state.step());
            return state.next(List.of(next), shuffledNeighbours(next.genome(), random));
        }
        int turn = state.queue().indexOf(outcome.proposal().genome());
        return state.next(
                state.population(),
                state.queue().subList(turn + 1, state.queue().size()));
    }

    /** To what is better, and to a new start unless an improvement arrived while that was judged. */
    private boolean moves(State state, Outcome outcome) {
        if (state.population().isEmpty()) {
            return true;
        }
        Individual current = state.population().get(0);
        boolean start = outcome.proposal().parents().isEmpty();
        boolean improvedMeanwhile = current.birth() > Math.max(0, state.step() - lag);
        return (start && !improvedMeanwhile)
                || outcome.fitness().get(0) > current.fitness().get(0);
    }

    private List<Genome> shuffledNeighbours(Genome genome, RandomGenerator random) {
        var neighbours = new ArrayList<>(Variation.neighbours(terrain.space(), genome));
        for (int last = neighbours.size() - 1; last > 0; last--) {
            Collections.swap(neighbours, last, random.nextInt(last + 1));
        }
        return neighbours;
    }
}

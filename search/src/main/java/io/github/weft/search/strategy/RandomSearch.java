package io.github.weft.search.strategy;

import io.github.weft.search.History;
import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws feasible genomes uniformly, none of them twice: the baseline that every other strategy has to beat.
 *
 * <p>Li and Talwalkar, "Random Search and Reproducibility for Neural Architecture Search", UAI 2019.
 */
final class RandomSearch implements Strategy {

    private final Draws draws;
    private final int lag;

    RandomSearch(Terrain terrain, StrategyOptions options) {
        this.draws = new Draws(terrain);
        this.lag = options.lag();
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public int lag() {
        return lag;
    }

    @Override
    public List<Proposal> propose(State state, History history, RandomGenerator random) {
        return draws.start(state, history, random);
    }

    @Override
    public State accept(State state, List<Outcome> outcomes, RandomGenerator random) {
        return state.next(List.of(), List.of());
    }
}

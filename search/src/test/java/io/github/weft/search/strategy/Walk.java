package io.github.weft.search.strategy;

import io.github.weft.run.Seeds;
import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Strategy;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The smallest scheduler: one step after the other, every proposal judged and counted, as if L steps were in flight. */
final class Walk {

    private final Strategy strategy;
    private final Function<Genome, List<Double>> fitness;
    private final long seed;
    private final List<State> states;
    private final Set<Genome> proposed;
    private final List<Outcome> outcomes = new ArrayList<>();

    Walk(Strategy strategy, Function<Genome, List<Double>> fitness, long seed) {
        this(strategy, fitness, seed, List.of(State.start()), Set.of());
    }

    /** Goes on from the states before each step so far and the next, with all that was proposed. */
    Walk(
            Strategy strategy,
            Function<Genome, List<Double>> fitness,
            long seed,
            List<State> states,
            Set<Genome> proposed) {
        this.strategy = strategy;
        this.fitness = fitness;
        this.seed = seed;
        this.states = new ArrayList<>(states);
        this.proposed = new HashSet<>(proposed);
    }

    /** Single objective, on the toy grid. */
    static Walk onToyGrid(Strategy strategy, long seed) {
        return new Walk(strategy, genome -> List.of((double) ToyGrid.fitness(genome)), seed);
    }

    /** What step comes next; empty if the strategy has nothing left. */
    List<Proposal> peek() {
        int step = states.size() - 1;
        State known = states.get(step == 0 ? 0 : Math.max(1, step - strategy.lag() + 1));
        return strategy.propose(known, proposed::contains, Seeds.generator(seed, "step", step));
    }

    List<Outcome> step() {
        List<Proposal> proposals = peek();
        List<Outcome> judged = proposals.stream()
                .map(proposal -> new Outcome(proposal, fitness.apply(proposal.genome())))
                .toList();
        int step = states.size() - 1;
        states.add(strategy.accept(states.get(step), judged, Seeds.generator(seed, "step", step)));
        proposals.forEach(proposal -> proposed.add(proposal.genome()));
        outcomes.addAll(judged);
        return judged;
    }

    Walk steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
        return this;
    }

    /** All outcomes up to this many, or until nothing is left. */
    List<Outcome> evaluations(int count) {
        while (outcomes.size() < count && !step().isEmpty()) {}
        return outcomes.subList(0, Math.min(count, outcomes.size()));
    }

    State state() {
        return states.get(states.size() - 1);
    }

    List<State> states() {
        return states;
    }

    Set<Genome> proposed() {
        return proposed;
    }
}

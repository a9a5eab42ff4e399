package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.run.Seeds;
import io.github.weft.search.Outcome;
import io.github.weft.search.Proposal;
import io.github.weft.search.State;
import io.github.weft.search.Strategy;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import java.util.random.RandomGenerator;

/**
 * Lets a strategy propose, has the proposals judged, and folds the outcomes in, in the order of the steps and never in the order in
 * which results came back. A step's generator derives from (seed, step), so timing and the number of workers change how long it takes and
 * nothing else.
 *
 * <p>The target counts distinct candidates over the whole run, those of the reference sample included; a step that would pass it is
 * cut short and not folded in; repeated candidates cost nothing, and neither do those that a table lacks. When a strategy has nothing to propose that counts for {@value #PATIENCE} steps, the space (or what is
 * feasible of it) is taken to be exhausted.
 */
final class Scheduler {

    private static final int PATIENCE = 500;

    private final SearchSpace space;
    private final Strategy strategy;
    private final long seed;
    private final Appraiser appraiser;
    private final Rung rung;
    private final Fitness fitness;
    private final Journal journal;
    private final Progress progress;
    private final Stop stop;

    Scheduler(
            SearchSpace space,
            Strategy strategy,
            long seed,
            Appraiser appraiser,
            Rung rung,
            Fitness fitness,
            Journal journal,
            Progress progress,
            Stop stop) {
        this.space = space;
        this.strategy = strategy;
        this.seed = seed;
        this.appraiser = appraiser;
        this.rung = rung;
        this.fitness = fitness;
        this.journal = journal;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Runs until the tally is full and all is judged, until nothing new comes, or until {@code enough} says so of the step that would be next.
     *
     * @param tally before the first step, also of a search that goes on
     */
    void run(Tally tally, LongPredicate enough) {
        var states = new ArrayDeque<>(List.of(State.start()));
        int idle = 0;
        for (Journal.Entry entry : journal.steps()) {
            int before = tally.distinct();
            entry.proposed().forEach(tally::admit);
            idle = tally.distinct() == before ? idle + 1 : 0;
            remember(states, entry.state());
        }
        progress.step(-1, tally.distinct());
        var flights = new ArrayDeque<Flight>();
        while (true) {
            State committed = states.getLast();
            long next = committed.step() + flights.size();
            boolean more = !enough.test(next) && !tally.full() && idle < PATIENCE;
            boolean room = flights.size() < (committed.step() == 0 ? 1 : strategy.lag());
            if (room && more) {
                int before = tally.distinct();
                Flight flight = launch(next, basis(states, next), tally);
                if (flight.proposals().isEmpty()) {
                    idle = PATIENCE;
                } else {
                    flights.add(flight);
                    idle = tally.distinct() == before ? idle + 1 : 0;
                }
            } else if (flights.isEmpty()) {
                return;
            } else {
                State after = land(committed, flights.remove());
                if (after.step() > committed.step()) {
                    remember(states, after);
                }
            }
        }
    }

    /** The state after step {@code next - lag}, or after step 0 if there is none. */
    private State basis(Deque<State> states, long next) {
        long wanted = next == 0 ? 0 : Math.max(1, next - strategy.lag() + 1);
        return states.stream()
                .filter(state -> state.step() == wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("state before step %s is gone.".formatted(wanted)));
    }

    private void remember(Deque<State> states, State state) {
        states.add(state);
        if (states.size() > strategy.lag()) {
            states.remove();
        }
    }

    private Flight launch(long step, State basis, Tally tally) {
        List<Proposal> all = strategy.propose(basis, genome -> tally.hasProposed(canonical(genome)), generator(step));
        var candidates = new ArrayList<Candidate>();
        var pending = new ArrayList<CompletableFuture<Void>>();
        for (Proposal proposal : all) {
            String canonical = canonical(proposal.genome());
            if (!tally.admit(canonical)) {
                break;
            }
            candidates.add(candidate(proposal, canonical, step));
            pending.add(appraiser.appraise(candidates.get(candidates.size() - 1), rung));
        }
        return new Flight(
                step,
                all.subList(0, candidates.size()),
                candidates,
                candidates.size() == all.size(),
                Appraiser.all(pending));
    }

    private State land(State state, Flight flight) {
        stop.await(flight.landed());
        if (!flight.whole()) {
            return state;
        }
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < flight.proposals().size(); i++) {
            outcomes.add(new Outcome(
                    flight.proposals().get(i),
                    fitness.of(flight.candidates().get(i).genome())));
        }
        State after = strategy.accept(state, outcomes, generator(flight.step()));
        journal.commit(flight, after);
        progress.step(flight.step(), flight.candidates().size());
        return after;
    }

    private RandomGenerator generator(long step) {
        return Seeds.generator(seed, "step", step);
    }

    private Candidate candidate(Proposal proposal, String canonical, long step) {
        return new Candidate(
                canonical,
                space.format(proposal.genome()),
                proposal.parents().stream().map(this::canonical).toList(),
                proposal.operator(),
                Math.toIntExact(step));
    }

    private String canonical(Genome genome) {
        return space.format(space.canonical(genome));
    }
}

package io.github.weft.search.job;

import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.search.StateCodec;
import io.github.weft.search.Terrain;
import io.github.weft.search.config.Objective;
import io.github.weft.search.strategy.Strategies;
import io.github.weft.search.strategy.StrategyOptions;
import io.github.weft.search.strategy.ToyGrid;
import io.github.weft.space.Genome;
import io.github.weft.workers.Workers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A search of the toy grid by the scheduler alone: the fitness is known, so nothing is built or trained. */
record ToySearch(String strategy, StrategyOptions options, long seed, long target, Predicate<Genome> feasible) {

    static final Rung RUNG = new Rung(Rungs.PROXIES, "zero-cost", 0);

    /** Six survivors, tournaments of three, four steps in flight where the strategy can. */
    static ToySearch of(String strategy, long target) {
        return new ToySearch(strategy, new StrategyOptions(6, 3, 0.9, 0.2, 4, 0, false), 7, target, genome -> true);
    }

    ToySearch where(Predicate<Genome> newFeasible) {
        return new ToySearch(strategy, options, seed, target, newFeasible);
    }

    static void begin(RunStore store, String run) {
        store.begin(new Run(run, "search", "strategy: toy", 7, new TreeMap<>()));
    }

    /** One sitting, with silence and patience. */
    void sit(RunStore store, String run, int workers, Consumer<String> judging) {
        sit(store, run, workers, judging, Progress.silent(), new Stop());
    }

    /**
     * One sitting of a run: goes on from what the store holds, to the target or an exception.
     *
     * @param judging told of each candidate by the worker that judges it
     */
    void sit(RunStore store, String run, int workers, Consumer<String> judging, Progress progress, Stop stop) {
        var space = new ToyGrid();
        var objectives = strategy.equals("nsga2") ? List.of("accuracy", "-params") : List.of("accuracy");
        var terrain = new Terrain(
                space, feasible, genomes -> genomes.stream().map(ToyGrid::proxy).toList(), objectives.size());
        var facts = new Facts();
        facts.add(store.evaluations(run));
        var fitness =
                new Fitness(facts, objectives.stream().map(Objective::parse).toList(), RUNG, Map.of());
        var clock = new Clock(InstantSource.fixed(Instant.EPOCH), 0);
        var journal = new Journal(store, run, new StateCodec(space), clock);
        try (var pool = new Workers(space, List.of(ToyStage.proxies(judging)), workers)) {
            var appraiser = new Appraiser(
                    store, run, space, ToyStage.costs(), pool, new Clock(InstantSource.system(), 0), facts, progress);
            new Scheduler(
                            space,
                            Strategies.named(strategy, options, terrain),
                            seed,
                            appraiser,
                            RUNG,
                            fitness,
                            journal,
                            progress,
                            stop)
                    .run(new Tally(Set.of(), candidate -> true, target), step -> stop.requested());
        }
    }
}

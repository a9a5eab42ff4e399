package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.rank.ZeroCost;
import io.github.weft.report.Metrics;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.search.Guide;
import io.github.weft.search.StateCodec;
import io.github.weft.search.Strategy;
import io.github.weft.search.Terrain;
import io.github.weft.search.config.JudgeBy;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.Objective;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.strategy.Draws;
import io.github.weft.search.strategy.Strategies;
import io.github.weft.search.table.Truth;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.torch.Scope;
import io.github.weft.workers.Workers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One search, new or resumed, from the reference sample to the trained winners, or of what a table says. Everything it decides follows from the configuration,
 * the seed and the facts in the store, so that a run that was killed goes on as if nothing had happened.
 */
public final class SearchJob {

    /** Share of a wall-clock budget that the search itself may take; the rest trains the best. */
    private static final double SEARCH_SHARE = 2.0 / 3;

    private static final String FULL = "full training";

    private final RunStore store;
    private final String run;
    private final SearchConfig config;
    private final Equipment equipment;
    private final Progress progress;
    private final Stop stop;
    private final Clock clock;
    private final SearchSpace space;
    private final Feasibility feasible;
    private final Facts facts = new Facts();
    private final Rungs rungs;
    private final long steps;
    private final Mark mark;

    public SearchJob(
            RunStore store, RunRow row, SearchConfig config, Equipment equipment, Progress progress, Stop stop) {
        this(store, row, config, equipment, progress, stop, Long.MAX_VALUE);
    }

    /**
     * A search that ends after some steps of its strategy, if not before.
     *
     * @param steps at most so many
     */
    public SearchJob(
            RunStore store,
            RunRow row,
            SearchConfig config,
            Equipment equipment,
            Progress progress,
            Stop stop,
            long steps) {
        this.steps = steps;
        this.store = store;
        this.run = row.run().id();
        this.config = config;
        this.equipment = equipment;
        this.progress = progress;
        this.stop = stop;
        this.clock = new Clock(InstantSource.system(), row.elapsedSeconds());
        this.space = config.space();
        this.feasible = equipment.feasible();
        this.rungs = Rungs.of(config);
        this.mark = Mark.of(config);
    }

    /** Runs to the target, or until a stop is asked for; says how the run stands then. */
    public RunStatus run(int workerCount) {
        facts.add(store.evaluations(run));
        store.mark(run, RunStatus.RUNNING, clock.elapsedSeconds());
        RunStatus status = RunStatus.STOPPED;
        Scope weights = Scope.open();
        try (var workers =
                new Workers(space, equipment.searchStages(store, run, progress, mark, weights), workerCount)) {
            var appraiser = new Appraiser(store, run, space, equipment.costs(), workers, clock, facts, progress);
            search(appraiser);
            train(appraiser, "short training", rungs.shortTraining(), promoted(), workerCount);
            finish(appraiser, finalists(), workerCount);
            status = stop.requested() ? RunStatus.STOPPED : RunStatus.FINISHED;
            weights.close(); // after a stop workers may still read them
        } catch (Stop.Requested e) {
            status = RunStatus.STOPPED;
        } finally {
            progress.end();
            store.mark(run, status, clock.elapsedSeconds());
        }
        return status;
    }

    private void search(Appraiser appraiser) {
        Optional<Truth> truth = equipment.truth();
        if (truth.isPresent()) {
            lookUp(appraiser, truth.get());
        } else if (config.value(Keys.SUPERNET).isPresent()) {
            inherit(appraiser);
        } else {
            measure(appraiser);
        }
    }

    private void measure(Appraiser appraiser) {
        Set<String> reference = reference();
        progress.phase("reference sample", reference.size());
        judge(appraiser, reference, rungs.proxies(), Metrics.RANDOM, -1);
        var aggregate = aggregate(reference);
        appraiser.summarise(aggregate::of);
        commitAggregates(appraiser, aggregate, reference);
        Rung rung = rungs.judgedBy();
        judge(appraiser, reference, rung, Metrics.RANDOM, -1);
        var floors = Floors.of(
                config.value(Keys.OBJECTIVES),
                metric -> reach(metric, reference),
                rungs.judge() == JudgeBy.PROXIES ? aggregate.floor() : -1);
        var tally = new Tally(reference, candidate -> true, config.value(Keys.EVALUATIONS));
        look(appraiser, genomes -> guide(appraiser, aggregate, genomes), rung, floors, tally);
    }

    /** Needs no reference sample: what a table says can be compared from the first candidate on. */
    private void lookUp(Appraiser appraiser, Truth truth) {
        var floors = Floors.of(config.value(Keys.OBJECTIVES), this::reach, truth.worst() - 1);
        var tally = new Tally(Set.of(), truth::knows, Math.min(config.value(Keys.EVALUATIONS), truth.size()));
        look(appraiser, genomes -> List.of(), Rungs.LOOKED_UP, floors, tally);
    }

    /** The reference sample is only what a search has to beat: inherited accuracies, in percent, compare as they are. */
    private void inherit(Appraiser appraiser) {
        Set<String> reference = reference();
        progress.phase("reference sample", reference.size());
        judge(appraiser, reference, rungs.judgedBy(), Metrics.RANDOM, -1);
        var floors = Floors.of(config.value(Keys.OBJECTIVES), this::reach, -1);
        var tally = new Tally(reference, candidate -> true, config.value(Keys.EVALUATIONS));
        look(appraiser, genomes -> List.of(), rungs.judgedBy(), floors, tally);
    }

    private void look(Appraiser appraiser, Guide guide, Rung rung, Map<String, Double> floors, Tally tally) {
        List<Objective> objectives = config.value(Keys.OBJECTIVES);
        var terrain = new Terrain(space, feasible, guide, objectives.size());
        Strategy strategy = Strategies.named(config.value(Keys.STRATEGY), Equipment.options(config), terrain);
        var fitness = new Fitness(facts, objectives, rung, floors);
        var journal = new Journal(store, run, new StateCodec(space), clock);
        progress.phase("search", tally.target());
        new Scheduler(space, strategy, config.value(Keys.SEED), appraiser, rung, fitness, journal, progress, stop)
                .run(tally, this::searchIsOver);
    }

    private Aggregate aggregate(Set<String> reference) {
        try {
            return new Aggregate(facts, config.value(Keys.PROXIES), config.value(Keys.AGGREGATION), reference);
        } catch (IllegalArgumentException e) {
            throw new ReferenceFailed(e);
        }
    }

    /** A stop was asked for, the steps are done, or the share of the budget that leaves time to train what will be trained is spent. */
    private boolean searchIsOver(long next) {
        boolean trains = equipment.truth().isEmpty() && config.value(Keys.PROMOTE) + config.value(Keys.FINISH) > 0;
        return stop.requested() || next >= steps || isSpent(trains ? SEARCH_SHARE : 1);
    }

    private boolean isSpent(double share) {
        return config.value(Keys.BUDGET)
                .filter(budget -> clock.elapsedSeconds() > share * budget.toMillis() / 1e3)
                .isPresent();
    }

    /** Random feasible candidates, all different, the same for the same seed. */
    private Set<String> reference() {
        int size = Math.min(config.value(Keys.REFERENCE), config.value(Keys.EVALUATIONS));
        var random = Seeds.generator(config.value(Keys.SEED), "reference");
        var terrain = new Terrain(space, feasible, genomes -> List.of(), 1);
        var sample = new LinkedHashSet<String>();
        new Draws(terrain).distinct(size, random).forEach(genome -> sample.add(canonical(genome)));
        return sample;
    }

    private void commitAggregates(Appraiser appraiser, Aggregate aggregate, Set<String> reference) {
        for (String candidate : reference) {
            if (!facts.has(candidate, ZeroCost.METRIC, 0, 0)) {
                List<Evaluation> known = facts.find(candidate, Aggregate.lead(config.value(Keys.PROXIES)), 0);
                appraiser.commit(
                        new Candidate(candidate, candidate, List.of(), Metrics.RANDOM, -1),
                        aggregate.of(candidate, known));
            }
        }
    }

    private List<Double> guide(Appraiser appraiser, Aggregate aggregate, List<Genome> genomes) {
        List<String> candidates = genomes.stream().map(this::canonical).toList();
        judge(appraiser, new LinkedHashSet<>(candidates), rungs.proxies(), Candidate.GUIDE, -1);
        return candidates.stream()
                .map(candidate ->
                        facts.score(candidate, ZeroCost.METRIC, 0).value().orElse(aggregate.floor()))
                .toList();
    }

    /** The largest size of a metric in the reference sample. */
    private double reach(String metric, Set<String> reference) {
        return reference.stream()
                .flatMapToDouble(candidate -> facts.score(candidate, metric, 0).value().stream())
                .map(Math::abs)
                .max()
                .orElse(1);
    }

    /** The largest cost of the space's largest networks. */
    private double reach(String cost) {
        return space.covering().stream()
                .mapToDouble(genome -> feasible.costs(genome).getOrDefault(cost, 1.0))
                .max()
                .orElse(1);
    }

    /** The best by the proxies together, or by what they inherit; none where every candidate was trained anyway, or looked up. */
    private List<String> promoted() {
        if (config.value(Keys.JUDGE_BY) == JudgeBy.TRAINING || equipment.truth().isPresent()) {
            return List.of();
        }
        return facts.best(rungs.screening(), config.value(Keys.PROMOTE));
    }

    /** The best of what has been trained, or of everything where nothing was. */
    private List<String> finalists() {
        List<String> best = facts.best(rungs.shortTraining(), config.value(Keys.FINISH));
        return best.isEmpty() ? facts.best(rungs.screening(), config.value(Keys.FINISH)) : best;
    }

    /** Trains the finalists in full; with early stops the best of them first, which the others are held against. */
    private void finish(Appraiser appraiser, List<String> finalists, int workers) {
        Rung rung = rungs.fullTraining();
        int first = mark.compares() ? Math.min(1, finalists.size()) : 0;
        train(appraiser, FULL, rung, finalists.subList(0, first), workers);
        finalists.stream().limit(first).forEach(best -> mark.set(best, rung, facts));
        train(appraiser, FULL, rung, finalists.subList(first, finalists.size()), workers);
    }

    /** Trains some at a time, as many as there are workers, and begins no more once the budget is spent. */
    private void train(Appraiser appraiser, String phase, Rung rung, List<String> candidates, int workers) {
        if (candidates.isEmpty()) {
            return;
        }
        progress.phase(
                phase,
                candidates.stream()
                        .filter(candidate -> !rung.reached(candidate, facts))
                        .count());
        if (config.value(Keys.BUDGET).isEmpty()) {
            judge(appraiser, new LinkedHashSet<>(candidates), rung, "promotion", -1);
            return;
        }
        for (int from = 0; from < candidates.size() && !isSpent(1); from += workers) {
            var some = candidates.subList(from, Math.min(candidates.size(), from + workers));
            judge(appraiser, new LinkedHashSet<>(some), rung, "promotion", -1);
        }
    }

    private void judge(Appraiser appraiser, Set<String> candidates, Rung rung, String operator, int step) {
        var pending = new ArrayList<CompletableFuture<Void>>();
        for (String candidate : candidates) {
            pending.add(appraiser.appraise(new Candidate(candidate, candidate, List.of(), operator, step), rung));
        }
        stop.await(Appraiser.all(pending));
    }

    private String canonical(Genome genome) {
        return space.format(space.canonical(genome));
    }
}

package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunStore;
import io.github.weft.db.Shift;
import io.github.weft.eval.EvaluationTask;
import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.space.SearchSpace;
import io.github.weft.workers.Answer;
import io.github.weft.workers.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;

/**
 * Has candidates judged and everything learnt committed: a candidate's costs and the evaluations of one rung, all its replicates, in one commit. What is
 * known already, or under way, is not asked for again.
 */
final class Appraiser {

    private final RunStore store;
    private final String run;
    private final SearchSpace space;
    private final Stage costs;
    private final Workers workers;
    private final Clock clock;
    private final Facts facts;
    private final Progress progress;
    private final ConcurrentMap<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private volatile BiFunction<String, List<Evaluation>, List<Evaluation>> summary = (candidate, group) -> List.of();

    Appraiser(
            RunStore store,
            String run,
            SearchSpace space,
            Stage costs,
            Workers workers,
            Clock clock,
            Facts facts,
            Progress progress) {
        this.store = store;
        this.run = run;
        this.space = space;
        this.costs = costs;
        this.workers = workers;
        this.clock = clock;
        this.facts = facts;
        this.progress = progress;
    }

    /** From now on, what {@code derive} makes of a candidate's new evaluations (an aggregate) is committed together with them. */
    void summarise(BiFunction<String, List<Evaluation>, List<Evaluation>> derive) {
        summary = derive;
    }

    /** Completes when the candidate stands on the rung and the store says so. */
    CompletableFuture<Void> appraise(Candidate candidate, Rung rung) {
        String key = rung.stage() + " " + rung.replicates() + " " + candidate.genome();
        return underWay.computeIfAbsent(key, absent -> begin(candidate, rung))
                .whenComplete((done, failure) -> underWay.remove(key));
    }

    /** Asked only while nothing is under way: work that ends before the next question has left its facts by then. */
    private CompletableFuture<Void> begin(Candidate candidate, Rung rung) {
        return rung.reached(candidate.genome(), facts)
                ? CompletableFuture.completedFuture(null)
                : submit(candidate, rung);
    }

    private CompletableFuture<Void> submit(Candidate candidate, Rung rung) {
        var known = facts.has(candidate.genome(), "params", 0, 0)
                ? List.<Evaluation>of()
                : costs.evaluate(space.parse(candidate.genome()), 0);
        List<CompletableFuture<Answer>> parts = rung.replicates().stream()
                .map(replicate -> workers.submit(new EvaluationTask(rung.stage(), candidate.genome(), replicate)))
                .toList();
        return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
                .thenAccept(done -> {
                    var group = new ArrayList<>(known);
                    var shifts = new ArrayList<Shift>();
                    for (int i = 0; i < parts.size(); i++) {
                        Answer answer = parts.get(i).join();
                        group.addAll(answer.evaluations());
                        shifts.add(
                                shift(candidate, rung.stage(), rung.replicates().get(i), answer));
                    }
                    group.addAll(summary.apply(candidate.genome(), group));
                    commit(candidate, group, shifts);
                });
    }

    private Shift shift(Candidate candidate, String stage, int replicate, Answer answer) {
        double begun = clock.at(answer.begun());
        return new Shift(
                candidate.genome(),
                stage,
                replicate,
                answer.worker(),
                begun,
                Math.max(0, clock.at(answer.ended()) - begun));
    }

    /** Stores first, then tells. */
    void commit(Candidate candidate, List<Evaluation> group) {
        commit(candidate, group, List.of());
    }

    /** Of two rungs that bring the same fact at the same time one stores it. */
    private void commit(Candidate candidate, List<Evaluation> group, List<Shift> shifts) {
        List<Evaluation> fresh = facts.claim(group);
        store.append(run, List.of(candidate), fresh, shifts);
        facts.add(fresh);
        progress.judged(candidate.genome(), fresh);
    }

    /** Completes when all work is done, or with the first failure of any. */
    static CompletableFuture<Void> all(List<CompletableFuture<Void>> work) {
        CompletableFuture<Void> all = CompletableFuture.allOf(work.toArray(CompletableFuture<?>[]::new));
        work.forEach(one -> one.whenComplete((done, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            }
        }));
        return all;
    }
}

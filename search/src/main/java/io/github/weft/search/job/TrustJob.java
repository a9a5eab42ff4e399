package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.proxy.ProxyTimes;
import io.github.weft.score.Evaluation;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.Objective;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.supernet.Inherited;
import io.github.weft.torch.Scope;
import io.github.weft.workers.Workers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * The facts behind a trust report, new or resumed: a sample of networks is scored by proxies, what proxies cost is measured on a few of
 * them, and each is judged by the weights it inherits from supernets, if there are any, and trained as often as asked. Where a table says what they reach, nothing is trained.
 */
public final class TrustJob {

    /** Networks on which costs are measured. */
    private static final int CLOCKED = 3;

    private final RunStore store;
    private final RunRow row;
    private final SearchConfig config;
    private final Equipment equipment;
    private final Progress progress;
    private final Stop stop;
    private final Facts facts = new Facts();

    public TrustJob(
            RunStore store, RunRow row, SearchConfig config, Equipment equipment, Progress progress, Stop stop) {
        this.store = store;
        this.row = row;
        this.config = config;
        this.equipment = equipment;
        this.progress = progress;
        this.stop = stop;
    }

    /** Runs to the end, or until a stop is asked for; says how the run stands then. */
    public RunStatus run(TrustSubjects subjects, int workerCount) {
        String run = row.run().id();
        facts.add(store.evaluations(run));
        var clock = new Clock(InstantSource.system(), row.elapsedSeconds());
        store.mark(run, RunStatus.RUNNING, clock.elapsedSeconds());
        RunStatus status = RunStatus.STOPPED;
        Scope weights = Scope.open();
        try (var workers =
                new Workers(config.space(), equipment.trustStages(proxies(), progress, weights), workerCount)) {
            List<Evaluation> truths = facts.claim(subjects.truths());
            store.append(run, subjects.candidates(), truths);
            facts.add(truths);
            var appraiser =
                    new Appraiser(store, run, config.space(), equipment.costs(), workers, clock, facts, progress);
            judge(appraiser, "proxies", List.of(scoring()), subjects.candidates());
            judge(appraiser, "cost of proxies", List.of(clocking()), clocked(subjects.candidates()));
            judge(appraiser, "supernets", inheriting(), subjects.candidates());
            judge(appraiser, "short training", trainings(), subjects.candidates());
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

    private List<String> proxies() {
        return TrustFacts.proxies(config);
    }

    private Rung scoring() {
        return new Rung(Rungs.PROXIES, "random", 0).repeated(config.value(Keys.REPLICATES));
    }

    private Rung clocking() {
        return new Rung("proxy-times", ProxyTimes.metric("random").name(), 0);
    }

    /** One rung for each supernet. */
    private List<Rung> inheriting() {
        return IntStream.range(
                        0, Supernets.rows(config.value(TrustKeys.SUPERNETS)).size())
                .mapToObj(supernet -> new Rung(SupernetsStage.NAME, Inherited.ACCURACY.name(), 0, List.of(supernet)))
                .toList();
    }

    /** One rung for each seed, so that every training is kept as it ends. */
    private List<Rung> trainings() {
        if (config.value(Keys.TABLE).isPresent()) {
            return List.of();
        }
        return IntStream.range(0, config.value(TrustKeys.SEEDS))
                .mapToObj(seed -> new Rung(
                        Rungs.SHORT, Objective.ACCURACY, config.value(TrainingKeys.SHORT_EPOCHS), List.of(seed)))
                .toList();
    }

    private static List<Candidate> clocked(List<Candidate> candidates) {
        return candidates.subList(0, Math.min(CLOCKED, candidates.size()));
    }

    private void judge(Appraiser appraiser, String phase, List<Rung> rungs, List<Candidate> candidates) {
        long open = rungs.stream()
                .mapToLong(rung -> candidates.stream()
                        .filter(candidate -> !rung.reached(candidate.genome(), facts))
                        .count())
                .sum();
        if (open == 0) {
            return;
        }
        progress.phase(phase, open);
        var pending = new ArrayList<CompletableFuture<Void>>();
        for (Rung rung : rungs) {
            candidates.forEach(candidate -> pending.add(appraiser.appraise(candidate, rung)));
        }
        stop.await(Appraiser.all(pending));
    }
}

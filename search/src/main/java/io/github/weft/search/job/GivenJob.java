package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.score.Evaluation;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.workers.Workers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Judges architectures that a user named, on one rung of the ladder. What the run has stored already is not done again. */
public final class GivenJob {

    private final RunStore store;
    private final RunRow row;
    private final SearchSpace space;
    private final Equipment equipment;
    private final Progress progress;
    private final Stop stop;
    private final Rungs rungs;
    private final Mark mark;
    private final Facts facts = new Facts();

    public GivenJob(
            RunStore store, RunRow row, SearchConfig config, Equipment equipment, Progress progress, Stop stop) {
        this.store = store;
        this.row = row;
        this.space = config.space();
        this.equipment = equipment;
        this.progress = progress;
        this.stop = stop;
        this.rungs = Rungs.of(config);
        this.mark = Mark.of(config);
    }

    /** Proxies and costs. Tells each genome's evaluations, in the order given, once they are stored. */
    public RunStatus score(List<Genome> genomes, int workers, BiConsumer<Genome, List<Evaluation>> told) {
        return judge(genomes, workers, (appraiser, candidates) -> {
            Rung rung = rungs.proxies();
            progress.phase(
                    "scoring",
                    candidates.stream()
                            .map(Candidate::genome)
                            .filter(candidate -> !rung.reached(candidate, facts))
                            .distinct()
                            .count());
            var pending = new ArrayList<CompletableFuture<Void>>();
            for (Candidate candidate : candidates) {
                pending.add(appraiser.appraise(candidate, rung));
            }
            for (int i = 0; i < genomes.size(); i++) {
                stop.await(pending.get(i));
                told.accept(genomes.get(i), facts.of(canonical(genomes.get(i))));
            }
        });
    }

    /**
     * Full training, with test accuracy and weights kept.
     *
     * @param seeds how often each is trained; those that the run has already are not trained again
     */
    public RunStatus train(List<Genome> genomes, int seeds, int workers) {
        return judge(genomes, workers, (appraiser, candidates) -> {
            var once = new LinkedHashMap<String, Candidate>();
            candidates.forEach(candidate -> once.putIfAbsent(candidate.genome(), candidate));
            List<Candidate> different = List.copyOf(once.values());
            var training = new FullTraining(appraiser, rungs.fullTraining(), facts, mark, stop);
            progress.phase("full training", training.open(different, seeds));
            training.train(different, seeds);
        });
    }

    private RunStatus judge(List<Genome> genomes, int workerCount, BiConsumer<Appraiser, List<Candidate>> work) {
        String run = row.run().id();
        facts.add(store.evaluations(run));
        var clock = new Clock(InstantSource.system(), row.elapsedSeconds());
        RunStatus status = RunStatus.STOPPED;
        try (var workers = new Workers(space, equipment.stages(store, run, progress, mark), workerCount)) {
            var appraiser = new Appraiser(store, run, space, equipment.costs(), workers, clock, facts, progress);
            List<Candidate> candidates = genomes.stream()
                    .map(genome -> new Candidate(canonical(genome), space.format(genome), List.of(), "given", 0))
                    .toList();
            store.append(run, candidates, List.of());
            work.accept(appraiser, candidates);
            status = RunStatus.FINISHED;
        } catch (Stop.Requested e) {
            status = RunStatus.STOPPED;
        } finally {
            progress.end();
            store.mark(run, status, clock.elapsedSeconds());
        }
        return status;
    }

    private String canonical(Genome genome) {
        return space.format(space.canonical(genome));
    }
}

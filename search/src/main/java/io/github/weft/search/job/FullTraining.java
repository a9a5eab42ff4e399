package io.github.weft.search.job;

import io.github.weft.db.Candidate;
import io.github.weft.score.Score;
import io.github.weft.train.EarlyStop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Trains some networks in full, each with several seeds, and commits every training by itself.
 *
 * <p>Without early stops all of it is asked for at once, the first seed of every network before any second. With them in three waves: the
 * first network with all seeds; the first seed of all others, each held against that of the first; the further seeds of those that were
 * not given up. So a mean over seeds is never one over those that went well.
 */
record FullTraining(Appraiser appraiser, Rung rung, Facts facts, Mark mark, Stop stop) {

    /** Trains all, or until a stop is asked for. @throws Stop.Requested then */
    void train(List<Candidate> candidates, int seeds) {
        if (!mark.compares()) {
            wave(candidates, 0, seeds);
            return;
        }
        List<Candidate> others = candidates.subList(1, candidates.size());
        wave(candidates.subList(0, 1), 0, seeds);
        mark.set(candidates.get(0).genome(), rung, facts);
        wave(others, 0, 1);
        wave(others.stream().filter(other -> !givenUp(other)).toList(), 1, seeds);
    }

    /** How many trainings are still to be done, those included that may be given up. */
    long open(List<Candidate> candidates, int seeds) {
        return candidates.stream()
                .filter(candidate -> !givenUp(candidate))
                .flatMap(candidate -> IntStream.range(0, seeds)
                        .filter(seed -> !rung.at(seed).reached(candidate.genome(), facts))
                        .boxed())
                .count();
    }

    private boolean givenUp(Candidate candidate) {
        return facts.find(candidate.genome(), rung.metric(), rung.fidelity()).stream()
                .anyMatch(evaluation -> evaluation.score() instanceof Score.Failed failed
                        && failed.kind().equals(EarlyStop.KIND));
    }

    private void wave(List<Candidate> candidates, int from, int to) {
        var pending = new ArrayList<CompletableFuture<Void>>();
        for (int seed = from; seed < to; seed++) {
            for (Candidate candidate : candidates) {
                pending.add(appraiser.appraise(candidate, rung.at(seed)));
            }
        }
        stop.await(Appraiser.all(pending));
    }
}

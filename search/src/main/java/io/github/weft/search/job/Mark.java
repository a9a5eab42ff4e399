package io.github.weft.search.job;

import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrainingKeys;
import io.github.weft.train.EarlyStop;
import java.util.List;
import java.util.Optional;

/**
 * The training that later ones have to beat, or are given up: the first seed of the first network in the list. It is known before any of those
 * begins, whatever the number of workers, so that who is given up depends on nothing but the list. Safe for many threads.
 */
final class Mark {

    private final Optional<Double> confidence;
    private volatile Optional<EarlyStop> rule = Optional.empty();

    private Mark(Optional<Double> confidence) {
        this.confidence = confidence;
    }

    static Mark of(SearchConfig config) {
        return new Mark(config.value(TrainingKeys.EARLY_STOP));
    }

    /** Whether trainings are compared at all. */
    boolean compares() {
        return confidence.isPresent();
    }

    /** From now on, trainings are held against what the first seed of a network gave; against nothing if that has failed. */
    void set(String candidate, Rung rung, Facts facts) {
        Optional<List<Double>> curve = facts.find(candidate, rung.metric(), rung.fidelity()).stream()
                .filter(evaluation -> evaluation.replicate() == 0
                        && evaluation.score().value().isPresent())
                .map(evaluation -> evaluation.curve())
                .findFirst();
        rule = confidence.flatMap(share -> curve.map(accuracies -> new EarlyStop(share, accuracies)));
    }

    /** The rule for trainings with a replicate: a network's further seeds are trained to the end, since their mean is shown. */
    Optional<EarlyStop> rule(int replicate) {
        return replicate == 0 ? rule : Optional.empty();
    }
}

package io.github.weft.trust;

import io.github.weft.score.Metric;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One metric of every candidate of a sample, each measured once or more.
 *
 * @param replicates for each candidate: weights and batches for a proxy, training seeds for the truth
 * @param cost forward and backward passes of one batch that one replicate takes; empty if unknown
 */
public record Measurements(Metric metric, List<Replicates> replicates, OptionalDouble cost) {

    public Measurements {
        replicates = List.copyOf(replicates);
    }

    /** Measured once each. */
    public static Measurements once(Metric metric, List<Score> scores, OptionalDouble cost) {
        return new Measurements(
                metric,
                scores.stream().map(score -> new Replicates(List.of(score))).toList(),
                cost);
    }

    public String name() {
        return metric.name();
    }

    /** The most replicates that a candidate has. */
    int most() {
        return replicates.stream().mapToInt(of -> of.scores().size()).max().orElse(0);
    }

    /** For each candidate the mean of the replicates that gave a number, turned so that more is better. */
    List<Score> mean() {
        return replicates.stream().map(of -> upward(of.mean())).toList();
    }

    /** For each candidate one replicate, turned so that more is better. */
    List<Score> replicate(int number) {
        return replicates.stream()
                .map(Replicates::scores)
                .map(of -> number < of.size() ? upward(of.get(number)) : Score.failed("not evaluated"))
                .toList();
    }

    /** With the candidates in another order. */
    Measurements ordered(List<Integer> order) {
        return new Measurements(metric, order.stream().map(replicates::get).toList(), cost);
    }

    private Score upward(Score score) {
        return metric.higherIsBetter() || score.value().isEmpty()
                ? score
                : Score.of(-score.value().getAsDouble());
    }
}

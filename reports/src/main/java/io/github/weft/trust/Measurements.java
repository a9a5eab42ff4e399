package io.github.weft.trust;

import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One metric of every candidate of a sample, each measured once or more.
 *
 * @param scores for each candidate its replicates: weights and batches for a proxy, training seeds for the truth
 * @param cost forward and backward passes of one batch that one replicate takes; empty if unknown
 */
public record Measurements(Metric metric, List<List<Score>> scores, OptionalDouble cost) {

    public Measurements {
        scores = scores.stream().map(List::copyOf).toList();
    }

    /** Measured once each. */
    public static Measurements once(Metric metric, List<Score> scores, double cost) {
        return new Measurements(metric, scores.stream().map(List::of).toList(), OptionalDouble.of(cost));
    }

    public String name() {
        return metric.name();
    }

    /** The most replicates that a candidate has. */
    public int replicates() {
        return scores.stream().mapToInt(List::size).max().orElse(0);
    }

    /** For each candidate the mean of the replicates that gave a number, turned so that more is better. */
    public List<Score> mean() {
        return scores.stream().map(this::mean).toList();
    }

    /** For each candidate one replicate, turned so that more is better. */
    public List<Score> replicate(int number) {
        return scores.stream()
                .map(of -> number < of.size() ? mean(List.of(of.get(number))) : Score.failed("not evaluated"))
                .toList();
    }

    private Score mean(List<Score> replicates) {
        double[] numbers = replicates.stream()
                .flatMapToDouble(score -> score.value().stream())
                .toArray();
        if (numbers.length == 0) {
            return replicates.isEmpty() ? Score.failed("not evaluated") : replicates.get(0);
        }
        double mean =
                IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).sum() / numbers.length;
        return Score.of(metric.higherIsBetter() ? mean : -mean);
    }
}

package io.github.weft.report;

import io.github.weft.score.Evaluation;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The score that decides a row's place: its mean over independent repetitions, and how sure that is.
 *
 * @param mean the same number as among the row's metrics
 * @param repetitions trainings, or batches of a proxy, that gave a number at the highest fidelity
 * @param seeds different seeds of runs among those
 * @param margin half of Student's 95 % interval of the mean; empty for a single repetition
 */
public record Reached(String metric, double mean, int repetitions, int seeds, OptionalDouble margin) {

    private static final ConcurrentMap<Integer, Double> QUANTILES = new ConcurrentHashMap<>();

    static Reached of(String metric, double mean, List<Evaluation> repeated) {
        int seeds = repeated.size() == 1
                ? 1
                : (int) repeated.stream()
                        .map(evaluation -> evaluation.protocol().fields().getOrDefault("seed", ""))
                        .distinct()
                        .count();
        return new Reached(metric, mean, repeated.size(), seeds, margin(mean, repeated));
    }

    public OptionalDouble low() {
        return margin.isPresent() ? OptionalDouble.of(mean - margin.getAsDouble()) : margin;
    }

    public OptionalDouble high() {
        return margin.isPresent() ? OptionalDouble.of(mean + margin.getAsDouble()) : margin;
    }

    /** Quantile .975 of Student's distribution times s over the root of n. */
    private static OptionalDouble margin(double mean, List<Evaluation> repeated) {
        int n = repeated.size();
        if (n < 2) {
            return OptionalDouble.empty();
        }
        double squares = repeated.stream()
                .mapToDouble(evaluation -> evaluation.score().value().orElseThrow() - mean)
                .map(distance -> distance * distance)
                .sum();
        double quantile = QUANTILES.computeIfAbsent(
                n - 1, freedom -> new TDistribution(freedom).inverseCumulativeProbability(0.975));
        return OptionalDouble.of(quantile * Math.sqrt(squares / (n - 1) / n));
    }
}

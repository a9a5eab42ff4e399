package io.github.weft.score;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Independent repetitions of one measurement of one candidate: other weights, other images, another training. The order in which they
 * came changes nothing, not even the last digit.
 *
 * @param scores by protocol, then by replicate
 */
public record Replicates(List<Score> scores) {

    public Replicates {
        scores = List.copyOf(scores);
    }

    /** Evaluations of the same metric and fidelity. */
    public static Replicates of(List<Evaluation> evaluations) {
        if (evaluations.size() == 1) {
            return new Replicates(List.of(evaluations.get(0).score()));
        }
        return new Replicates(evaluations.stream()
                .sorted(Comparator.<Evaluation, String>comparing(
                                evaluation -> evaluation.protocol().toString())
                        .thenComparing(Evaluation::replicate))
                .map(Evaluation::score)
                .toList());
    }

    /** How many have a number. */
    public int measured() {
        return (int) scores.stream().filter(score -> score.value().isPresent()).count();
    }

    /** The mean of those that have a number; where none has, the first one's reason. */
    public Score mean() {
        if (scores.isEmpty()) {
            return Score.failed("not evaluated");
        }
        OptionalDouble mean = average(values());
        return mean.isPresent() ? Score.of(mean.getAsDouble()) : scores.get(0);
    }

    /** The standard deviation of those that have a number, with one degree of freedom less; empty below two. */
    public OptionalDouble deviation() {
        double[] values = values();
        if (values.length < 2) {
            return OptionalDouble.empty();
        }
        double mean = average(values).orElseThrow();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return OptionalDouble.of(Math.sqrt(squares / (values.length - 1)));
    }

    private double[] values() {
        return scores.stream().flatMapToDouble(score -> score.value().stream()).toArray();
    }

    private static OptionalDouble average(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return OptionalDouble.of(sum / values.length);
    }
}

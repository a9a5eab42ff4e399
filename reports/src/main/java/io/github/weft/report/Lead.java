package io.github.weft.report;

import io.github.weft.score.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * By how much one candidate is ahead of another, in a number that was measured after equally long training for both. An interval is that of the two
 * alone: that one of them was picked as the best of many is not in it.
 *
 * @param difference below 0 if it is behind
 * @param margin half of {@linkplain Welch Welch's} 95 % interval; empty unless both were trained at least twice
 * @param own trainings of the one
 * @param others trainings of the other
 */
public record Lead(String metric, double difference, OptionalDouble margin, int own, int others) {

    /** In this metric; empty unless both have a number after as many epochs. */
    public static Optional<Lead> of(RunView view, String metric, int epochs, Row one, Row other) {
        double[] own = values(view, metric, epochs, one);
        double[] others = values(view, metric, epochs, other);
        if (own.length == 0 || others.length == 0) {
            return Optional.empty();
        }
        OptionalDouble margin = own.length > 1 && others.length > 1
                ? OptionalDouble.of(Welch.of(own, others).margin())
                : OptionalDouble.empty();
        double difference = DoubleStream.of(own).average().orElseThrow()
                - DoubleStream.of(others).average().orElseThrow();
        return Optional.of(new Lead(metric, difference, margin, own.length, others.length));
    }

    /** Whether the interval leaves open which of the two is ahead; false without one. */
    public boolean open() {
        return margin.isPresent() && Math.abs(difference) <= margin.getAsDouble();
    }

    private static double[] values(RunView view, String metric, int epochs, Row row) {
        List<Evaluation> measured = view.evaluations().stream()
                .filter(fact -> fact.metric().equals(metric) && fact.fidelity() == epochs)
                .filter(fact -> fact.candidate().equals(row.architecture()))
                .filter(fact -> fact.score().value().isPresent())
                .toList();
        return measured.isEmpty()
                ? new double[0]
                : Findings.repeated(Import.measuredFirst(measured)).stream()
                        .mapToDouble(fact -> fact.score().value().orElseThrow())
                        .toArray();
    }
}

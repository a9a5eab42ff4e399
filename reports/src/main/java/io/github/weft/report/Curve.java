package io.github.weft.report;

import io.github.weft.score.Evaluation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric, such as validation accuracy, after each epoch of a candidate's longest training.
 *
 * @param row index of the candidate's row on the leaderboard
 */
public record Curve(int row, List<Double> values) {

    public Curve {
        values = List.copyOf(values);
    }

    /** Those of the best rows that have one, in their order. */
    public static List<Curve> of(RunView view, String metric, Map<String, Integer> rows, int most) {
        var longest = new HashMap<Integer, Evaluation>();
        Comparator<Evaluation> better = Comparator.comparingInt(Evaluation::fidelity)
                .thenComparing(Evaluation::replicate, Comparator.reverseOrder());
        for (Evaluation evaluation : view.evaluations()) {
            Integer row = rows.get(evaluation.candidate());
            if (evaluation.metric().equals(metric) && !evaluation.curve().isEmpty() && row != null) {
                longest.merge(row, evaluation, (a, b) -> better.compare(a, b) >= 0 ? a : b);
            }
        }
        return new TreeMap<>(longest)
                .entrySet().stream()
                        .limit(most)
                        .map(entry -> new Curve(entry.getKey(), entry.getValue().curve()))
                        .toList();
    }
}

package io.github.weft.report.story;

import io.github.weft.report.Accuracies;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Objective;
import io.github.weft.report.Ranking;
import io.github.weft.report.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a search wanted of each candidate, as far as most candidates have a number for it: accuracy after one length of training or from a
 * table where at least half of the ranked have it, and else what stands in for it.
 *
 * @param objectives at least two: where only one was asked for, fewer weights is the other, and more accuracy beside a cost
 * @param accuracies by candidate, where accuracy counts
 */
public record Aims(List<Objective> objectives, Map<String, Double> accuracies) {

    public Aims {
        objectives = List.copyOf(objectives);
    }

    public static Aims of(Ranking ranking, Leaderboard board, Accuracies accuracies) {
        long ranked =
                board.rows().stream().filter(row -> row.rank().isPresent()).count();
        boolean known = !accuracies.byCandidate().isEmpty()
                && 2L * accuracies.byCandidate().size() >= ranked;
        var objectives = new ArrayList<>(ranking.front(metric ->
                metric.equals(Metrics.ACCURACY) ? known : board.columns().contains(metric)));
        if (objectives.size() == 1) {
            String size = board.columns().contains(Metrics.NONZEROS) ? Metrics.NONZEROS : Metrics.PARAMS;
            objectives.add(Objective.usual(
                    Metrics.isCost(objectives.get(0).metric())
                            ? known ? Metrics.ACCURACY : Metrics.standIn(board.columns()::contains)
                            : size));
        }
        return new Aims(objectives, known ? accuracies.byCandidate() : Map.of());
    }

    /** What says how good a candidate is: the first that is no cost. */
    public Objective score() {
        return objectives.stream()
                .filter(objective -> !Metrics.isCost(objective.metric()))
                .findFirst()
                .orElse(objectives.get(0));
    }

    /** What a candidate costs: the first that is not its score. */
    public Objective cost() {
        return objectives.stream()
                .filter(objective -> Metrics.isCost(objective.metric()))
                .filter(objective -> !objective.equals(score()))
                .findFirst()
                .orElseGet(() -> objectives.stream()
                        .filter(objective -> !objective.equals(score()))
                        .findFirst()
                        .orElseThrow());
    }

    /** A row's number for an objective; empty for one that failed. */
    public OptionalDouble value(Row row, Objective objective) {
        if (row.rank().isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!objective.metric().equals(Metrics.ACCURACY)) {
            return row.metric(objective.metric());
        }
        Double accuracy = accuracies.get(row.architecture());
        return accuracy == null ? OptionalDouble.empty() : OptionalDouble.of(accuracy);
    }

    /** All of a row's numbers, each to be maximised; empty unless it has every one. */
    public Optional<double[]> point(Row row) {
        double[] point = new double[objectives.size()];
        for (int i = 0; i < point.length; i++) {
            OptionalDouble value = value(row, objectives.get(i));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            point[i] = objectives.get(i).signed(value.getAsDouble());
        }
        return Optional.of(point);
    }
}

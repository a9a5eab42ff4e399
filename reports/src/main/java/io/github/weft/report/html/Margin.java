package io.github.weft.report.html;

import io.github.weft.db.Candidate;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** By how much the winner is better than those that were trained as long as it was. */
final class Margin {

    private Margin() {}

    /** A sentence for each comparison that can be made, each with a space before it. */
    static String of(RunView view, Leaderboard board, Row winner, double accuracy) {
        List<Row> others = board.rows().stream()
                .filter(row -> row != winner && row.evidence().equals(winner.evidence()))
                .toList();
        if (others.isEmpty()) {
            return " Nothing else was trained as long, so there is nothing to compare it with.";
        }
        Set<String> random = view.candidates().stream()
                .filter(candidate -> candidate.operator().equals(Metrics.RANDOM))
                .map(Candidate::genome)
                .collect(Collectors.toSet());
        List<Row> drawn = others.stream()
                .filter(row -> random.contains(row.architecture()))
                .toList();
        String than = others.size() == 1
                ? "the only other candidate"
                : "the median of the " + Words.count(others.size()) + " others";
        String first = " That is " + against(accuracy, median(others)) + " " + than + " trained as long";
        return drawn.isEmpty() || random.contains(winner.architecture())
                ? first + "."
                : first + ", and " + against(accuracy, accuracy(drawn.get(0))) + " the best of "
                        + Words.many(drawn.size(), "random candidate") + ".";
    }

    private static String against(double accuracy, double other) {
        return accuracy == other
                ? "no more than"
                : Words.points(accuracy - other) + (accuracy > other ? " above" : " below");
    }

    private static double median(List<Row> rows) {
        double[] sorted = rows.stream().mapToDouble(Margin::accuracy).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double accuracy(Row row) {
        return row.metric(Metrics.ACCURACY).orElseThrow();
    }
}

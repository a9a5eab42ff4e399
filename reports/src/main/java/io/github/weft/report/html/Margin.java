package io.github.weft.report.html;

import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Row;
import java.util.List;

/** By how much the winner is better than those that were trained as long as it was. */
final class Margin {

    private Margin() {}

    /** A sentence with a space before it. */
    static String of(Leaderboard board, Row winner, double accuracy) {
        List<Row> others = board.rows().stream()
                .filter(row -> row != winner && row.evidence().equals(winner.evidence()))
                .toList();
        if (others.isEmpty()) {
            return " Nothing else was trained as long, so there is nothing to compare it with.";
        }
        String than = others.size() == 1
                ? "the only other candidate"
                : "the median of the " + Words.count(others.size()) + " others";
        return " That is " + against(accuracy, median(others)) + " " + than + " trained as long.";
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

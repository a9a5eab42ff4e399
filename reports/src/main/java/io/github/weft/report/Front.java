package io.github.weft.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a cost buys: rows by their params and a score, and those that no other beats in both.
 *
 * @param points rows that have both, a sample where there are many
 * @param front rows that no other beats, cheapest first, of those that break no limit
 */
public record Front(List<Point> points, List<Point> front) {

    private static final int MOST = 3_000;

    /** Less across is better, and more upward. Only of rows with this kind of evidence. */
    public static Front of(Leaderboard board, Evidence.Rung rung, String cost, String score) {
        List<Row> rows = board.rows();
        List<Point> points = IntStream.range(0, rows.size())
                .filter(i ->
                        rows.get(i).rank().isPresent() && rows.get(i).evidence().rung() == rung)
                .filter(i -> rows.get(i).metrics().keySet().containsAll(List.of(cost, score)))
                .mapToObj(i -> new Point(
                        rows.get(i).metric(cost).orElseThrow(),
                        rows.get(i).metric(score).orElseThrow(),
                        i))
                .toList();
        List<Point> allowed = points.stream()
                .filter(point -> rows.get(point.row()).feasible() != Feasible.NO)
                .toList();
        int[] layers = Layers.of(allowed.stream()
                .map(point -> new double[] {-point.x(), point.y()})
                .toList());
        List<Point> front = IntStream.range(0, layers.length)
                .filter(i -> layers[i] == 1)
                .mapToObj(allowed::get)
                .sorted(Comparator.comparingDouble(Point::x).thenComparing(Point::row))
                .toList();
        return new Front(Point.sampled(points, MOST), front);
    }
}

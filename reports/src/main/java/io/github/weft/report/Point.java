package io.github.weft.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A dot in a chart.
 *
 * @param row index of the candidate's row on the leaderboard; -1 for what is no candidate
 */
public record Point(double x, double y, int row) {

    /** At most this many, evenly spread over the list, first and last included; all of them if there are no more. */
    public static List<Point> sampled(List<Point> points, int most) {
        int last = points.size() - 1;
        return points.size() <= most
                ? List.copyOf(points)
                : IntStream.range(0, most)
                        .mapToObj(i -> points.get((int) ((long) i * last / (most - 1))))
                        .toList();
    }
}

package io.github.weft.report;

import io.github.weft.score.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one metric went over a run. Across is the number of the measurement, counted over all of its fidelities in the order in which
 * they were stored.
 *
 * @param epochs the fidelity that all of these have
 * @param total measurements over all fidelities
 * @param points measurements, a sample where there are many
 * @param best each measurement that was better than all before it
 */
public record Progress(int epochs, int total, List<Point> points, List<Point> best) {

    private static final int MOST = 3_000;

    /** One for each fidelity, lowest first. Of a metric of which more is better. */
    public static List<Progress> of(RunView view, String metric, Map<String, Integer> rows) {
        var byEpochs = new TreeMap<Integer, List<Point>>();
        int total = 0;
        for (Evaluation evaluation : view.evaluations()) {
            Integer row = rows.get(evaluation.candidate());
            if (evaluation.metric().equals(metric) && evaluation.score().value().isPresent() && row != null) {
                total++;
                byEpochs.computeIfAbsent(evaluation.fidelity(), epochs -> new ArrayList<>())
                        .add(new Point(total, evaluation.score().value().getAsDouble(), row));
            }
        }
        int all = total;
        return byEpochs.entrySet().stream()
                .map(entry -> new Progress(
                        entry.getKey(), all, Point.sampled(entry.getValue(), MOST), improvements(entry.getValue())))
                .toList();
    }

    private static List<Point> improvements(List<Point> points) {
        var best = new ArrayList<Point>();
        for (Point point : points) {
            if (best.isEmpty() || point.y() > best.get(best.size() - 1).y()) {
                best.add(point);
            }
        }
        return List.copyOf(best);
    }
}

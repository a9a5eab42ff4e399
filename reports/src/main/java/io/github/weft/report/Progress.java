package io.github.weft.report;

import io.github.weft.db.Candidate;
import io.github.weft.score.Evaluation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Measurements of one metric at one fidelity in the order in which they were made: across how many of that metric there were so far, or how much time
 * had passed.
 *
 * @param epochs the fidelity
 * @param end where the last measurement of all fidelities is
 * @param points measurements, a sample where there are many
 * @param best each measurement that was better than all before it
 * @param random what the best would be expected to be if candidates had been drawn at random; empty where those that were do not tell
 * @param drawn those that were drawn at random
 */
public record Progress(int epochs, double end, List<Point> points, List<Point> best, List<Point> random, Drawn drawn) {

    private static final int MOST = 3_000;
    private static final int MOST_OF_LINE = 60;

    /** One for each fidelity, lowest first, by number. Of a metric of which more is better. */
    public static List<Progress> of(RunView view, String metric, Map<String, Integer> rows) {
        int[] total = {0};
        return of(view, metric, rows, evaluation -> ++total[0]);
    }

    /** The same by time or whatever else tells where an evaluation is, by its place in the run's order. */
    public static List<Progress> of(RunView view, String metric, Map<String, Integer> rows, IntToDoubleFunction where) {
        var byEpochs = new TreeMap<Integer, List<Point>>();
        var drawn = new TreeMap<Integer, Drawn.Tally>();
        Set<String> random = random(view);
        double end = 0;
        for (int i = 0; i < view.evaluations().size(); i++) {
            Evaluation evaluation = view.evaluations().get(i);
            Integer row = rows.get(evaluation.candidate());
            if (!evaluation.metric().equals(metric) || row == null) {
                continue;
            }
            if (random.contains(evaluation.candidate())) {
                drawn.computeIfAbsent(evaluation.fidelity(), epochs -> new Drawn.Tally())
                        .add(evaluation.candidate(), evaluation.score().value());
            }
            if (evaluation.score().value().isPresent()) {
                end = where.applyAsDouble(i);
                byEpochs.computeIfAbsent(evaluation.fidelity(), epochs -> new ArrayList<>())
                        .add(new Point(end, evaluation.score().value().getAsDouble(), row));
            }
        }
        double last = end;
        return byEpochs.entrySet().stream()
                .map(entry -> of(
                        entry.getKey(),
                        last,
                        entry.getValue(),
                        drawn.getOrDefault(entry.getKey(), new Drawn.Tally()).of(random.size())))
                .toList();
    }

    private static Progress of(int epochs, double end, List<Point> points, Drawn drawn) {
        return new Progress(
                epochs, end, Point.sampled(points, MOST), improvements(points), expected(points, drawn), drawn);
    }

    private static Set<String> random(RunView view) {
        return view.candidates().stream()
                .filter(candidate -> candidate.operator().equals(Metrics.RANDOM))
                .map(Candidate::genome)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The k-th measurement's place, and what the best of k random candidates would be. */
    private static List<Point> expected(List<Point> points, Drawn drawn) {
        if (!drawn.tells()) {
            return List.of();
        }
        var line = RandomLine.of(
                drawn.values().stream().mapToDouble(Double::doubleValue).toArray());
        var expected = new ArrayList<Point>();
        int parts = Math.min(MOST_OF_LINE, line.size()) - 1;
        for (int i = 0; i <= parts; i++) {
            int count = 1 + (int) ((long) i * (line.size() - 1) / parts);
            expected.add(new Point(points.get(count - 1).x(), line.best(count), -1));
        }
        return List.copyOf(expected);
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

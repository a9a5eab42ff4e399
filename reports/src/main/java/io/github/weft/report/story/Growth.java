package io.github.weft.report.story;

import io.github.weft.db.Candidate;
import io.github.weft.report.Layers;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Objective;
import io.github.weft.report.Point;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the Pareto front grew from generation to generation.
 *
 * @param across what a candidate costs
 * @param up how good it is
 * @param reference the point down to which the hypervolume is taken: the worst of each objective among candidates drawn at random, or among all if none was
 * @param drawn whether the reference is of candidates drawn at random
 */
public record Growth(
        Objective across, Objective up, Map<Objective, Double> reference, boolean drawn, List<Stage> stages) {

    /**
     * The front at the end of a generation.
     *
     * @param name of the generation
     * @param candidates judged until then
     * @param points of the generation's own candidates
     * @param front candidates that no other until then beats in every objective, cheapest first
     * @param hypervolume as a share of the box between the reference point and the best of each objective in the whole run
     */
    public record Stage(String name, int candidates, List<Point> points, List<Point> front, double hypervolume) {}

    /** Empty where fewer than two candidates have all that was wanted. */
    public static Optional<Growth> of(RunView view, Leaderboard board, Aims aims, List<Generation> generations) {
        Map<Integer, double[]> points = points(board, aims);
        if (points.size() < 2) {
            return Optional.empty();
        }
        List<double[]> random = random(view, board, points);
        boolean drawn = random.size() > 1;
        List<double[]> all = List.copyOf(points.values());
        double[] low = Hypervolume.lowest(drawn ? random : all);
        double box = Hypervolume.of(List.of(Hypervolume.highest(all)), low);
        var stages = new ArrayList<Stage>();
        List<Integer> front = List.of();
        int seen = 0;
        for (Generation generation : generations) {
            List<Integer> own =
                    generation.rows().stream().filter(points::containsKey).toList();
            var union = new ArrayList<>(front);
            union.addAll(own);
            front = front(union, points);
            seen += generation.rows().size();
            double volume = Hypervolume.of(front.stream().map(points::get).toList(), low);
            stages.add(new Stage(
                    generation.name(),
                    seen,
                    shown(own, board, aims),
                    shown(front, board, aims),
                    box > 0 ? volume / box : 0));
        }
        return Optional.of(new Growth(aims.cost(), aims.score(), reference(aims, low), drawn, List.copyOf(stages)));
    }

    private static Map<Integer, double[]> points(Leaderboard board, Aims aims) {
        var points = new HashMap<Integer, double[]>();
        for (int row = 0; row < board.rows().size(); row++) {
            Optional<double[]> point = aims.point(board.rows().get(row));
            if (point.isPresent()) {
                points.put(row, point.get());
            }
        }
        return points;
    }

    private static List<double[]> random(RunView view, Leaderboard board, Map<Integer, double[]> points) {
        Set<String> drawn = view.candidates().stream()
                .filter(candidate -> candidate.operator().equals(Metrics.RANDOM))
                .map(Candidate::genome)
                .collect(Collectors.toSet());
        return points.entrySet().stream()
                .filter(entry -> drawn.contains(board.rows().get(entry.getKey()).architecture()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<Integer> front(List<Integer> rows, Map<Integer, double[]> points) {
        List<double[]> values = new ArrayList<>();
        rows.forEach(row -> values.add(points.getOrDefault(row, new double[0])));
        int[] layers = Layers.of(values);
        var front = new ArrayList<Integer>();
        for (int i = 0; i < layers.length; i++) {
            if (layers[i] == 1) {
                front.add(rows.get(i));
            }
        }
        return front;
    }

    private static List<Point> shown(List<Integer> rows, Leaderboard board, Aims aims) {
        return rows.stream()
                .map(row -> {
                    Row candidate = board.rows().get(row);
                    return new Point(
                            aims.value(candidate, aims.cost()).orElseThrow(),
                            aims.value(candidate, aims.score()).orElseThrow(),
                            row);
                })
                .sorted(Comparator.comparingDouble(Point::x).thenComparing(Point::row))
                .toList();
    }

    private static Map<Objective, Double> reference(Aims aims, double[] low) {
        var reference = new java.util.LinkedHashMap<Objective, Double>();
        for (int i = 0; i < low.length; i++) {
            Objective objective = aims.objectives().get(i);
            reference.put(objective, objective.signed(low[i]));
        }
        return reference;
    }
}

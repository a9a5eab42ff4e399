package io.github.weft.report.story;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The volume that a set of points dominates, down to a reference point (Zitzler and Thiele, 1998). Every coordinate is to be maximised.
 *
 * <p>Cut along the last coordinate into slices whose own volume is found in the same way, one coordinate less (hypervolume by slicing objectives,
 * While, Hingston, Barone and Huband, 2006): exact, and fast enough for a few hundred points in a few coordinates.
 */
public final class Hypervolume {

    private Hypervolume() {}

    /** Points that do not exceed the reference in every coordinate add nothing. */
    public static double of(List<double[]> points, double[] reference) {
        List<double[]> inside = points.stream()
                .filter(point -> exceeds(point, reference, reference.length))
                .toList();
        return volume(inside, reference, reference.length);
    }

    private static double volume(List<double[]> points, double[] reference, int dimensions) {
        int last = dimensions - 1;
        if (points.isEmpty()) {
            return 0;
        }
        if (dimensions == 1) {
            return points.stream().mapToDouble(point -> point[0]).max().orElseThrow() - reference[0];
        }
        List<double[]> highestFirst = points.stream()
                .sorted(Comparator.comparingDouble((double[] point) -> -point[last]))
                .toList();
        double volume = 0;
        for (int i = 0; i < highestFirst.size(); i++) {
            double below = i + 1 < highestFirst.size() ? highestFirst.get(i + 1)[last] : reference[last];
            double height = highestFirst.get(i)[last] - below;
            if (height > 0) {
                volume += height * volume(highestFirst.subList(0, i + 1), reference, last);
            }
        }
        return volume;
    }

    private static boolean exceeds(double[] point, double[] reference, int dimensions) {
        for (int i = 0; i < dimensions; i++) {
            if (point[i] <= reference[i]) {
                return false;
            }
        }
        return true;
    }

    /** The lowest of each coordinate. */
    static double[] lowest(List<double[]> points) {
        return extreme(points, Math::min);
    }

    /** The highest of each coordinate. */
    static double[] highest(List<double[]> points) {
        return extreme(points, Math::max);
    }

    private static double[] extreme(List<double[]> points, java.util.function.DoubleBinaryOperator better) {
        double[] extreme = points.get(0).clone();
        for (double[] point : points) {
            Arrays.setAll(extreme, i -> better.applyAsDouble(extreme[i], point[i]));
        }
        return extreme;
    }
}

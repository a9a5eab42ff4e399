package io.github.weft.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pareto layers: layer 1 is dominated by nothing, layer k + 1 by nothing once the first k are gone. Equal points share a layer.
 *
 * <p>Efficient non-dominated sort with binary search (Zhang, Tian, Cheng, Jin: "An Efficient Approach to Nondominated Sorting for
 * Evolutionary Multiobjective Optimization", 2015). With one or two objectives only the last point of a layer can dominate the next
 * in line, so that takes O(n log n).
 */
final class Layers {

    private final List<double[]> points;
    private final List<List<Integer>> fronts = new ArrayList<>();

    private Layers(List<double[]> points) {
        this.points = points;
    }

    /** The layer of each point, from 1, in the order given; all coordinates are to be maximised. */
    static int[] of(List<double[]> points) {
        var layers = new Layers(points);
        int[] result = new int[points.size()];
        IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparing(points::get, (a, b) -> Arrays.compare(b, a)))
                .forEach(point -> result[point] = layers.place(point));
        return result;
    }

    private int place(int point) {
        int low = 0;
        int high = fronts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isDominated(point, fronts.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == fronts.size()) {
            fronts.add(new ArrayList<>());
        }
        fronts.get(low).add(point);
        return low + 1;
    }

    private boolean isDominated(int point, List<Integer> front) {
        double[] candidate = points.get(point);
        int stop = candidate.length <= 2 ? front.size() - 1 : 0;
        for (int i = front.size() - 1; i >= stop; i--) {
            if (dominates(points.get(front.get(i)), candidate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int i = 0; i < a.length; i++) {
            if (a[i] < b[i]) {
                return false;
            }
            better |= a[i] > b[i];
        }
        return better;
    }
}

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
 * Evolutionary Multiobjective Optimization", 2015). Points come in descending order of their first coordinate, so with up to three objectives a layer is asked
 * through a {@link Staircase} of the other two, and all of it takes O(n log² n); with more, each point of a layer is asked.
 */
public final class Layers {

    private final boolean flat;
    private final List<List<double[]>> fronts = new ArrayList<>();
    private final List<Staircase> stairs = new ArrayList<>();

    private Layers(List<double[]> points) {
        this.flat = points.stream().allMatch(point -> point.length <= 3);
    }

    /** The layer of each point, from 1, in the order given; all coordinates are to be maximised. */
    public static int[] of(List<double[]> points) {
        var layers = new Layers(points);
        int[] result = new int[points.size()];
        int before = -1;
        for (int point : IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparing(points::get, (a, b) -> Arrays.compare(b, a)))
                .mapToInt(Integer::intValue)
                .toArray()) {
            boolean twin = before >= 0 && same(points.get(before), points.get(point));
            result[point] = twin ? result[before] : layers.place(points.get(point));
            before = point;
        }
        return result;
    }

    private int place(double[] point) {
        int low = 0;
        int high = flat ? stairs.size() : fronts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isDominated(point, middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        add(point, low);
        return low + 1;
    }

    /** By a point of the layer; none of them is equal to it. */
    private boolean isDominated(double[] point, int layer) {
        if (flat) {
            return stairs.get(layer).covers(coordinate(point, 1), coordinate(point, 2));
        }
        List<double[]> front = fronts.get(layer);
        for (int i = front.size() - 1; i >= 0; i--) {
            if (reaches(front.get(i), point)) {
                return true;
            }
        }
        return false;
    }

    private void add(double[] point, int layer) {
        if (flat) {
            if (layer == stairs.size()) {
                stairs.add(new Staircase());
            }
            stairs.get(layer).add(coordinate(point, 1), coordinate(point, 2));
        } else {
            if (layer == fronts.size()) {
                fronts.add(new ArrayList<>());
            }
            fronts.get(layer).add(point);
        }
    }

    /** Zero is zero, whatever its sign. */
    private static double coordinate(double[] point, int index) {
        return index < point.length ? point[index] + 0.0 : 0;
    }

    private static boolean reaches(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] < b[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(double[] a, double[] b) {
        return IntStream.range(0, a.length).allMatch(i -> a[i] == b[i]);
    }
}

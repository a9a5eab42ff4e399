package io.github.weft.arch;

import java.util.ArrayList;
import java.util.List;

/**
 * How one number of a resized row is a mean of those of the source, by a triangle around its place that is as wide as the step between
 * places, but never narrower than the source's: shrinking averages all, enlarging interpolates, the same size changes nothing.
 *
 * @param start the first source index
 * @param weights of the sources from there on; they sum to 1
 */
public record Triangle(int start, List<Double> weights) {

    public Triangle {
        weights = List.copyOf(weights);
    }

    /** For each index of a row of {@code size} what it takes of a row of {@code length}. */
    public static List<Triangle> all(int length, int size) {
        double scale = (double) length / size;
        double reach = Math.max(1, scale);
        var all = new ArrayList<Triangle>();
        for (int target = 0; target < size; target++) {
            double centre = (target + 0.5) * scale;
            int from = Math.max(0, (int) Math.floor(centre - reach));
            int to = Math.min(length, (int) Math.ceil(centre + reach));
            double[] heights = new double[to - from];
            double total = 0;
            for (int i = from; i < to; i++) {
                heights[i - from] = Math.max(0, 1 - Math.abs(i + 0.5 - centre) / reach);
                total += heights[i - from];
            }
            var weights = new ArrayList<Double>();
            for (double height : heights) {
                weights.add(height / total);
            }
            all.add(new Triangle(from, weights));
        }
        return all;
    }

    /** The weight of a source index, 0 outside. */
    public double weight(int index) {
        int at = index - start;
        return at >= 0 && at < weights.size() ? weights.get(at) : 0;
    }
}

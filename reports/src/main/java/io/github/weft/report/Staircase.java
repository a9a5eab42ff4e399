package io.github.weft.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * Points of which none beats another in both coordinates, as the steps of a staircase: the farther along, the lower. Tells in O(log n) whether one of
 * them reaches at least as far and as high as a point. Both coordinates are to be maximised.
 */
final class Staircase {

    private final TreeMap<Double, Double> steps = new TreeMap<>();

    /** Whether a point of it, or one that it has swallowed, is nowhere lower. */
    boolean covers(double along, double up) {
        Map.Entry<Double, Double> step = steps.ceilingEntry(along);
        return step != null && step.getValue() >= up;
    }

    void add(double along, double up) {
        if (covers(along, up)) {
            return;
        }
        for (Map.Entry<Double, Double> lower = steps.floorEntry(along);
                lower != null && lower.getValue() <= up;
                lower = steps.floorEntry(along)) {
            steps.remove(lower.getKey());
        }
        steps.put(along, up);
    }
}

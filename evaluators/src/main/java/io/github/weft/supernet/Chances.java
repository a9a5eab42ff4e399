package io.github.weft.supernet;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How likely each of some things is drawn: numbers of at least 0 whose sum is 1. */
final class Chances {

    private final double[] each;
    private final double[] sums;

    private Chances(double[] each) {
        this.each = each;
        this.sums = each.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
    }

    /** All alike. */
    static Chances uniform(int things) {
        var each = new double[things];
        Arrays.fill(each, 1.0 / things);
        return new Chances(each);
    }

    /** In proportion to weights of at least 0; all alike where all are 0. */
    static Chances proportional(double[] weights) {
        return mixed(weights, 1);
    }

    /**
     * Importance with a floor: {@code share * norm / sum of norms + (1 - share) / things}; all alike where all norms are 0.
     *
     * @param share from 0 to 1
     */
    static Chances mixed(double[] norms, double share) {
        double sum = Arrays.stream(norms).sum();
        if (sum == 0) {
            return uniform(norms.length);
        }
        return new Chances(Arrays.stream(norms)
                .map(norm -> share * norm / sum + (1 - share) / norms.length)
                .toArray());
    }

    /** Exactly these. */
    static Chances restored(double[] each) {
        return new Chances(each.clone());
    }

    int size() {
        return each.length;
    }

    double of(int thing) {
        return each[thing];
    }

    double[] all() {
        return each.clone();
    }

    /** What makes up for drawing it more or less often than the others: {@code 1 / (things * chance)}. */
    double correction(int thing) {
        return 1 / (each.length * each[thing]);
    }

    /** One of them. What has no chance is never drawn. */
    int draw(RandomGenerator random) {
        double at = random.nextDouble() * sums[sums.length - 1];
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

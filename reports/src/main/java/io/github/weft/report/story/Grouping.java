package io.github.weft.report.story;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Observations sorted by a choice that they made; those to which it means nothing are left out. */
final class Grouping {

    private final int[] groups;
    private final int[] made;
    private final int[] sizes;

    /** @param groups the choice of each observation, from 0; below 0 for one that has no part in it */
    Grouping(int[] groups, int choices) {
        this.groups = groups.clone();
        this.made = Arrays.stream(groups).filter(group -> group >= 0).toArray();
        this.sizes = new int[choices];
        for (int group : made) {
            sizes[group]++;
        }
    }

    /** How many observations have a part in it. */
    int size() {
        return made.length;
    }

    /** Whether there is anything to tell apart. */
    boolean varies() {
        return Arrays.stream(sizes).filter(size -> size > 0).count() > 1;
    }

    /** The share of variance that it explains, each observation counting so many times. */
    double share(double[] values, int[] times) {
        return OmegaSquared.of(groups, values, times, sizes.length);
    }

    /**
     * What lies between the groups if its observations had got each other's values, in the order that all observations have: the sum of squared sums
     * over sizes, which rises with the share, since nothing else changes.
     */
    double between(double[] values, int[] order) {
        double[] sums = new double[sizes.length];
        int next = 0;
        for (int observation : order) {
            if (groups[observation] >= 0) {
                sums[made[next++]] += values[observation];
            }
        }
        double between = 0;
        for (int group = 0; group < sums.length; group++) {
            between += sums[group] * sums[group] / Math.max(1, sizes[group]);
        }
        return between;
    }

    /** The choice with the highest mean among those that at least so many observations made; -1 if there is none. */
    int best(double[] values, int fewest) {
        double[] sums = new double[sizes.length];
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] >= 0) {
                sums[groups[i]] += values[i];
            }
        }
        return IntStream.range(0, sizes.length)
                .filter(group -> sizes[group] >= fewest)
                .reduce((a, b) -> sums[b] / sizes[b] > sums[a] / sizes[a] ? b : a)
                .orElse(-1);
    }
}

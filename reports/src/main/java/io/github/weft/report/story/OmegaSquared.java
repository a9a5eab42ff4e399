package io.github.weft.report.story;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The share of the variance of a number that a choice explains: omega squared of a one-way analysis of variance (Hays, 1963),
 *
 * <pre>(SSB - (k - 1) MSW) / (SST + MSW),   MSW = SSW / (n - k)</pre>
 *
 * <p>with SSB between the k groups, SSW within them and SST in all. Unlike SSB / SST it is 0 on average where the choice means nothing, whatever the number
 * of groups, and so it may come out a little below 0.
 */
final class OmegaSquared {

    private OmegaSquared() {}

    /**
     * Of some observations.
     *
     * @param groups which choice each observation made, from 0; below 0 for one that is left out
     * @param times how often each observation counts
     * @return 0 where there is one choice only, no variance, or no observation to spare
     */
    static double of(int[] groups, double[] values, int[] times, int choices) {
        double[] sums = new double[choices];
        int[] counts = new int[choices];
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] >= 0) {
                sums[groups[i]] += times[i] * values[i];
                counts[groups[i]] += times[i];
            }
        }
        int n = IntStream.of(counts).sum();
        double mean = DoubleStream.of(sums).sum() / n;
        double between = 0;
        int k = 0;
        for (int choice = 0; choice < choices; choice++) {
            if (counts[choice] > 0) {
                double distance = sums[choice] / counts[choice] - mean;
                between += counts[choice] * distance * distance;
                k++;
            }
        }
        double total = 0;
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] >= 0) {
                total += times[i] * (values[i] - mean) * (values[i] - mean);
            }
        }
        if (k < 2 || n <= k || !(total > 0)) {
            return 0;
        }
        double within = (total - between) / (n - k);
        return (between - (k - 1) * within) / (total + within);
    }
}

package io.github.weft.report.story;

import java.util.List;

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
     * @param groups which choice each observation made, from 0
     * @param picked the observations that count, one as often as it is there
     * @return 0 where there is one choice only, no variance, or no observation to spare
     */
    static double of(int[] groups, double[] values, int[] picked, int choices) {
        double[] sums = new double[choices];
        int[] counts = new int[choices];
        double sum = 0;
        for (int i : picked) {
            sums[groups[i]] += values[i];
            counts[groups[i]]++;
            sum += values[i];
        }
        double mean = sum / picked.length;
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
        for (int i : picked) {
            total += (values[i] - mean) * (values[i] - mean);
        }
        if (k < 2 || picked.length <= k || !(total > 0)) {
            return 0;
        }
        double within = (total - between) / (picked.length - k);
        return (between - (k - 1) * within) / (total + within);
    }

    /** Of a list for each choice. */
    static double of(List<double[]> byChoice) {
        int n = byChoice.stream().mapToInt(values -> values.length).sum();
        int[] groups = new int[n];
        int[] picked = new int[n];
        double[] all = new double[n];
        int i = 0;
        for (int choice = 0; choice < byChoice.size(); choice++) {
            for (double value : byChoice.get(choice)) {
                groups[i] = choice;
                all[i] = value;
                picked[i] = i++;
            }
        }
        return of(groups, all, picked, byChoice.size());
    }
}

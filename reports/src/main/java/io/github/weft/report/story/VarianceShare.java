package io.github.weft.report.story;

import io.github.weft.run.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How much of the variance of a number a grouping explains, as {@link OmegaSquared}, how sure that is, and whether it is more than chance.
 *
 * <p>The interval is that of 400 resamples of the observations, moved by as much as the resamples lie above the share on average: a resample has some
 * observations twice, which makes groups look more alike within than they are, the more so the more groups there are. Without that, it held the true share in 60 of
 * 100 simulated runs with 16 groups of noise. As it is it did in 99, and with true shares of .05 to .6 in 92 to 97 (4 and 16 groups, 60 to 2,000 observations, normal
 * noise; down to 85 with skewed noise and groups of one to four). It says nothing about chance: where there is no share at all it is wider than it need
 * be, so that {@link PermutationTest} decides that.
 *
 * @param share may be a little below 0 for a grouping that explains nothing
 * @param low where the 95 % interval begins; not below 0 unless the share is
 * @param clear whether it is more than chance, all groupings of the same number considered
 */
record VarianceShare(double share, double low, double high, boolean clear) {

    private static final int RESAMPLES = 400;

    /** Of several ways to group the same observations. */
    static List<VarianceShare> of(List<Grouping> groupings, double[] values, long seed) {
        double mean = DoubleStream.of(values).average().orElse(0);
        double[] centred = DoubleStream.of(values).map(value -> value - mean).toArray();
        List<Boolean> clear =
                PermutationTest.of(groupings, centred, Seeds.generator(seed, "gene-importance", "shuffles"));
        List<int[]> resamples = resamples(values.length, Seeds.generator(seed, "gene-importance", "resamples"));
        return IntStream.range(0, groupings.size())
                .mapToObj(i -> of(groupings.get(i), centred, resamples, clear.get(i)))
                .toList();
    }

    private static VarianceShare of(Grouping grouping, double[] values, List<int[]> resamples, boolean clear) {
        int[] once = IntStream.range(0, values.length).map(any -> 1).toArray();
        double share = grouping.share(values, once);
        double[] resampled = resamples.stream()
                .mapToDouble(times -> grouping.share(values, times))
                .sorted()
                .toArray();
        double above = DoubleStream.of(resampled).average().orElseThrow() - share;
        double low = resampled[RESAMPLES / 40] - above;
        double high = resampled[RESAMPLES - 1 - RESAMPLES / 40] - above;
        return new VarianceShare(share, Math.max(low, Math.min(share, 0)), Math.max(high, share), clear);
    }

    /** How often each observation is in each resample. */
    private static List<int[]> resamples(int size, RandomGenerator random) {
        return IntStream.range(0, RESAMPLES)
                .mapToObj(any -> {
                    int[] times = new int[size];
                    for (int i = 0; i < size; i++) {
                        times[random.nextInt(size)]++;
                    }
                    return times;
                })
                .toList();
    }
}

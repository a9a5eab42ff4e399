package io.github.weft.compare;

import java.util.Arrays;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * The test of Mann and Whitney for two samples (Annals of Mathematical Statistics 18, 1947). Ties share their ranks, and the probability is exact, also
 * with ties: all ways to choose the first sample out of both are counted. Of more than {@value #EXACT} values it is the normal approximation.
 * Hipparchus has an exact test, too, but not with ties, which searches of a table are full of.
 */
final class RankSums {

    static final int EXACT = 120;

    private RankSums() {}

    /** The smallest p that samples of these sizes can give: one wholly above the other, of all ways to choose it. */
    static double least(int some, int others) {
        return Math.min(1, 2 * Math.exp(-CombinatoricsUtils.binomialCoefficientLog(some + others, some)));
    }

    static Outcome of(double[] a, double[] b) {
        String test = "Mann-Whitney, %d and %d runs".formatted(a.length, b.length);
        double least = least(a.length, b.length);
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        if (Interval.constant(both)) {
            return new Outcome(test, 1, 0, least);
        }
        int[] ranks = Ranks.doubled(both);
        int sum = Arrays.stream(ranks, 0, a.length).sum();
        int sign = Integer.signum(sum - a.length * (both.length + 1)); // doubled ranks have twice the mean (n + 1) / 2
        double p = both.length > EXACT
                ? new MannWhitneyUTest().mannWhitneyUTest(a, b, false)
                : exact(ranks, a.length, sum);
        return new Outcome(test, p, sign, least);
    }

    private static double exact(int[] ranks, int size, int sum) {
        int all = Arrays.stream(ranks).sum();
        double[][] ways = new double[size + 1][all + 1];
        ways[0][0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            for (int chosen = size; chosen > 0; chosen--) {
                for (int total = reached; total >= 0; total--) {
                    ways[chosen][total + rank] += ways[chosen - 1][total];
                }
            }
            reached += rank;
        }
        double[] counts = ways[size];
        double whole = Arrays.stream(counts).sum();
        double below = Arrays.stream(counts, 0, sum + 1).sum() / whole;
        double above = Arrays.stream(counts, sum, all + 1).sum() / whole;
        return Math.min(1, 2 * Math.min(below, above));
    }
}

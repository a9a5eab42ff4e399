package io.github.weft.compare;

import java.util.Arrays;
import org.hipparchus.stat.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test of pairs (Biometrics Bulletin 1(6), 1945): pairs that are equal are left out, ties share their ranks, and the
 * probability is exact, also with ties: all ways to sign the ranks are counted. Of more than {@value #EXACT} pairs that differ it is the normal approximation.
 */
final class SignedRanks {

    static final int EXACT = 250;

    private SignedRanks() {}

    /** The smallest p that so many pairs can give: every sign the same, of 2 to that power. */
    static double least(int pairs) {
        return Math.min(1, Math.pow(0.5, pairs - 1.0));
    }

    static Outcome of(double[] a, double[] b) {
        double[] differences = Arrays.stream(Interval.differences(a, b))
                .filter(difference -> difference != 0)
                .toArray();
        int n = differences.length;
        String test = "Wilcoxon signed-rank, %d pairs%s"
                .formatted(a.length, n < a.length ? ", %d of them equal".formatted(a.length - n) : "");
        double least = least(a.length);
        if (n == 0) {
            return new Outcome(test, 1, 0, least);
        }
        int[] ranks = Ranks.doubled(Arrays.stream(differences).map(Math::abs).toArray());
        int all = Arrays.stream(ranks).sum();
        int positive = 0;
        for (int i = 0; i < n; i++) {
            positive += differences[i] > 0 ? ranks[i] : 0;
        }
        int sign = Integer.signum(2 * positive - all);
        double p = n > EXACT
                ? new WilcoxonSignedRankTest().wilcoxonSignedRankTest(differences, new double[n], false)
                : Math.min(1, 2 * atLeast(ranks, all, Math.max(positive, all - positive)));
        return new Outcome(test, p, sign, least);
    }

    /** The chance that the ranks with a positive sign add up to so much, if each sign is a coin's. */
    private static double atLeast(int[] ranks, int all, int sum) {
        double[] chance = new double[all + 1];
        chance[0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            for (int total = reached; total >= 0; total--) {
                double half = chance[total] / 2;
                chance[total + rank] += half;
                chance[total] = half;
            }
            reached += rank;
        }
        return Arrays.stream(chance, sum, all + 1).sum();
    }
}

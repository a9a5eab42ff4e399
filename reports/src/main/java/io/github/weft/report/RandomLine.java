package io.github.weft.report;

import java.util.Arrays;

/**
 * What the best of some candidates drawn at random is expected to reach, from all that were drawn: the mean over every way to take that many of
 * them, without repetition, which needs no drawing. With values v(1) ≤ ... ≤ v(n), the best of k is v(i) in C(i - 1, k - 1) of C(n, k) ways.
 */
public final class RandomLine {

    private final double[] sorted;

    private RandomLine(double[] sorted) {
        this.sorted = sorted;
    }

    /** More is better. */
    public static RandomLine of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new RandomLine(sorted);
    }

    /** How many were drawn, and the most that can be said anything about. */
    public int size() {
        return sorted.length;
    }

    /** The expected best of this many, from 1 to {@link #size}. */
    public double best(int of) {
        int n = sorted.length;
        if (of < 1 || of > n) {
            throw new IllegalArgumentException("number of candidates (%s) must be between 1 and %s.".formatted(of, n));
        }
        double chance = (double) of / n;
        double expected = 0;
        for (int i = n; i >= of; i--) {
            expected += chance * sorted[i - 1];
            chance *= (double) (i - of) / Math.max(1, i - 1);
        }
        return expected;
    }
}

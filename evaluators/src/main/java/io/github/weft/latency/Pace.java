package io.github.weft.latency;

import java.util.Arrays;

/** How long the reference takes when nothing is in the way: the fastest tenth of its runs, in the best of all stretches of fifty. */
final class Pace {

    private static final int STRETCH = 50;
    private static final double TENTH = 10;

    private final double[] latest = new double[STRETCH];
    private int filled;
    private double best = Double.POSITIVE_INFINITY;

    void add(double nanos) {
        if (filled == STRETCH) {
            best = usual();
            filled = 0;
        }
        latest[filled++] = nanos;
    }

    /** Nanoseconds; infinite before the first run. */
    double usual() {
        return filled == 0 ? best : Math.min(best, Timing.percentile(Arrays.copyOf(latest, filled), TENTH));
    }
}

package io.github.weft.latency;

/**
 * How thoroughly something is timed.
 *
 * @param warmUp nanoseconds that runs before the first count for nothing, and at least three runs
 * @param block nanoseconds of runs between two looks at the reference, and at least three runs
 * @param quiet blocks with quiet runs that are enough, if these hold three times as many
 * @param most blocks of one attempt
 * @param attempts how often all is tried where there was too much interference
 * @param slower the share by which the reference may be slower than usual, or the wall clock ahead of the thread's, in a quiet run
 * @param spread the most that p90 may be of p50
 */
public record Patience(long warmUp, long block, int quiet, int most, int attempts, double slower, double spread) {

    /** For a number that somebody will read. */
    public static Patience forOne() {
        return new Patience(50_000_000, 10_000_000, 10, 30, 4, .15, 1.25);
    }

    /** For hundreds of networks, each of which is timed several times. */
    static Patience forMany() {
        return new Patience(4_000_000, 2_000_000, 5, 10, 1, .15, 1.25);
    }
}

package io.github.weft.latency;

import java.util.List;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * How long one inference takes, in milliseconds.
 *
 * @param p50 the median over the runs that count
 * @param p90 nine runs of ten are no slower
 * @param wall the median of the same runs on a wall clock
 * @param multiple the median over the same runs of the time as a multiple of what the reference took just then, which is steadier on a busy machine
 * @param runs how many count
 * @param disturbed whether other work was in the way however often it was tried, so that the numbers may be too large
 */
public record Timing(double p50, double p90, double wall, double multiple, int runs, boolean disturbed) {

    private static final double MEDIAN = 50;
    private static final double NINE_OF_TEN = 90;
    private static final double NANOS = 1e6;

    static Timing of(List<Run> runs, boolean disturbed) {
        double[] millis = runs.stream().mapToDouble(run -> run.nanos() / NANOS).toArray();
        double[] wall = runs.stream().mapToDouble(run -> run.wall() / NANOS).toArray();
        return new Timing(
                percentile(millis, MEDIAN),
                percentile(millis, NINE_OF_TEN),
                percentile(wall, MEDIAN),
                percentile(runs.stream().mapToDouble(Run::multiple).toArray(), MEDIAN),
                runs.size(),
                disturbed);
    }

    /** The same, known to be disturbed by more than its own runs can tell. */
    public Timing distrusted() {
        return new Timing(p50, p90, wall, multiple, runs, true);
    }

    /** How much slower the slow runs are than the usual one. */
    double spread() {
        return p90 / p50;
    }

    /** The value below which so many percent lie, between neighbours in proportion (Hyndman and Fan's type 7). */
    static double percentile(double[] values, double percent) {
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(values, percent);
    }

    /**
     * One inference.
     *
     * @param nanos on the clock that counts
     * @param multiple of the reference around it
     * @param slowness the share by which something was in the way: of the reference around it, or of the thread
     */
    record Run(long nanos, long wall, double multiple, double slowness) {}
}

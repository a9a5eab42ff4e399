package io.github.weft.report.story;

import io.github.weft.report.RunView;
import io.github.weft.score.Evaluation;
import java.util.List;

/**
 * When each evaluation of a run ended, in seconds from its beginning. The store has no time of day for each: the run's wall-clock time is shared out in
 * the order of the evaluations, by the seconds that each took.
 */
public final class WallClock {

    private final double[] ends;
    private final double computed;
    private final double elapsed;

    private WallClock(double[] ends, double computed, double elapsed) {
        this.ends = ends;
        this.computed = computed;
        this.elapsed = elapsed;
    }

    public static WallClock of(RunView view) {
        return of(view.evaluations(), view.row().elapsedSeconds());
    }

    static WallClock of(List<Evaluation> evaluations, double elapsed) {
        double[] ends = new double[evaluations.size()];
        double sum = 0;
        for (int i = 0; i < ends.length; i++) {
            sum += evaluations.get(i).seconds();
            ends[i] = sum;
        }
        double scale = sum > 0 && elapsed > 0 ? elapsed / sum : 1;
        for (int i = 0; i < ends.length; i++) {
            ends[i] *= scale;
        }
        return new WallClock(ends, sum, elapsed);
    }

    /** When the evaluation at this place in the run's order ended. */
    public double end(int evaluation) {
        return ends[evaluation];
    }

    /** Seconds of computing, of all evaluations together. */
    public double computed() {
        return computed;
    }

    /** How many evaluations ran at the same time, on average over the run; 0 for one that took no time. */
    public double atOnce() {
        return elapsed > 0 ? computed / elapsed : 0;
    }
}

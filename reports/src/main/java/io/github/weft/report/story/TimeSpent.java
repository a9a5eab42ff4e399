package io.github.weft.report.story;

import io.github.weft.report.Metrics;
import io.github.weft.report.RunView;
import io.github.weft.score.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a run's time went: seconds of computing by what was measured, in equal slices of the run's wall-clock time.
 *
 * @param slice seconds of wall-clock time in each slice
 * @param atOnce evaluations at the same time, on average
 * @param stages seconds in each slice by stage, in the order in which stages first took time
 */
public record TimeSpent(double slice, double atOnce, Map<String, List<Double>> stages) {

    private static final int SLICES = 60;

    public static TimeSpent of(RunView view) {
        WallClock clock = WallClock.of(view);
        int last = view.evaluations().size() - 1;
        double whole = last < 0 ? 0 : clock.end(last);
        var seconds = new LinkedHashMap<String, double[]>();
        double before = 0;
        for (int i = 0; i <= last && whole > 0; i++) {
            Evaluation evaluation = view.evaluations().get(i);
            if (evaluation.seconds() > 0) {
                double[] slices = seconds.computeIfAbsent(stage(evaluation), stage -> new double[SLICES]);
                share(slices, before / whole * SLICES, clock.end(i) / whole * SLICES, evaluation.seconds());
            }
            before = clock.end(i);
        }
        var stages = new LinkedHashMap<String, List<Double>>();
        seconds.forEach((stage, slices) -> {
            var list = new ArrayList<Double>();
            for (double slice : slices) {
                list.add(slice);
            }
            stages.put(stage, List.copyOf(list));
        });
        return new TimeSpent(whole / SLICES, clock.atOnce(), stages);
    }

    /** Seconds of computing of a stage in the whole run. */
    public double total(String stage) {
        return stages.getOrDefault(stage, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Seconds of computing in the whole run. */
    public double total() {
        return stages.keySet().stream().mapToDouble(this::total).sum();
    }

    private static String stage(Evaluation evaluation) {
        return switch (evaluation.metric()) {
            case Metrics.ACCURACY ->
                evaluation.fidelity() == 0
                        ? "table"
                        : "training, %s epoch%s"
                                .formatted(evaluation.fidelity(), evaluation.fidelity() == 1 ? "" : "s");
            case Metrics.TEST_ACCURACY -> "test";
            default -> evaluation.metric();
        };
    }

    /** Spreads an amount evenly from one place to another, in units of slices. */
    private static void share(double[] slices, double from, double to, double amount) {
        double length = Math.max(to - from, 1e-12);
        for (int slice = (int) Math.min(from, SLICES - 1); slice < SLICES && slice < to; slice++) {
            double inside = Math.min(slice + 1, to) - Math.max(slice, from);
            slices[slice] += amount * Math.max(0, inside) / length;
        }
    }
}

package io.github.weft.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/**
 * How far a score that is known before training orders candidates as training does.
 *
 * @param metric a proxy, the aggregate, inherited accuracy, or one of the two baselines {@code params} and {@code flops}
 * @param measured candidates that have a number
 * @param candidates all that have a row
 * @param pairs candidates that have both the number and a comparable accuracy
 * @param tau Kendall's tau-b with accuracy; empty below three pairs or where one side is constant
 */
public record Agreement(String metric, int measured, int candidates, int pairs, OptionalDouble tau) {

    /** For each proxy, what a supernet gives, and each baseline that rows have, in the order of columns. */
    public static List<Agreement> of(Leaderboard board, Accuracies accuracies) {
        return board.columns().stream()
                .filter(metric -> Metrics.isProxy(metric) || isBaseline(metric) || metric.equals(Metrics.INHERITED))
                .map(metric -> of(metric, board.rows(), accuracies.byCandidate()))
                .toList();
    }

    /** A size, which a proxy has to beat to be worth its time. */
    public static boolean isBaseline(String metric) {
        return metric.equals(Metrics.PARAMS) || metric.equals(Metrics.FLOPS);
    }

    /**
     * What the size of tau stays below in 95 of 100 cases where there is no relation at all, by the normal approximation: 1.96 times the
     * square root of 2(2n + 5) / 9n(n - 1).
     */
    public double chance() {
        double n = pairs;
        return 1.96 * Math.sqrt(2 * (2 * n + 5) / (9 * n * (n - 1)));
    }

    /** Kendall's tau-b, which corrects for ties; empty below three pairs or where one side is constant. */
    public static OptionalDouble kendall(double[] x, double[] y) {
        if (x.length < 3) {
            return OptionalDouble.empty();
        }
        double tau = new KendallsCorrelation().correlation(x, y);
        return Double.isFinite(tau) ? OptionalDouble.of(tau) : OptionalDouble.empty();
    }

    static Agreement of(String metric, List<Row> rows, Map<String, Double> accuracies) {
        var scores = new ArrayList<Double>();
        var reached = new ArrayList<Double>();
        int measured = 0;
        for (Row row : rows) {
            Double score = row.metrics().get(metric);
            Double accuracy = accuracies.get(row.architecture());
            measured += score == null ? 0 : 1;
            if (score != null && accuracy != null) {
                scores.add(score);
                reached.add(accuracy);
            }
        }
        return new Agreement(metric, measured, rows.size(), scores.size(), kendall(array(scores), array(reached)));
    }

    private static double[] array(List<Double> numbers) {
        return IntStream.range(0, numbers.size()).mapToDouble(numbers::get).toArray();
    }
}

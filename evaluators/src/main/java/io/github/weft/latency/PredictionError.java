package io.github.weft.latency;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * How well latencies of networks were predicted that the calibration had not seen.
 *
 * @param networks how many
 * @param spearman the correlation of ranks; 0 where all predictions are the same
 * @param median of the relative errors: half of the predictions are no further off
 * @param worst nine of ten are no further off
 */
public record PredictionError(int networks, double spearman, double median, double worst) {

    private static final double MEDIAN = 50;
    private static final double NINE_OF_TEN = 90;

    static PredictionError of(List<Double> measured, List<Double> predicted) {
        double[] errors = IntStream.range(0, measured.size())
                .mapToDouble(i -> Math.abs(predicted.get(i) / measured.get(i) - 1))
                .toArray();
        double spearman = new SpearmansCorrelation().correlation(array(measured), array(predicted));
        return new PredictionError(
                errors.length,
                Double.isNaN(spearman) ? 0 : spearman,
                Timing.percentile(errors, MEDIAN),
                Timing.percentile(errors, NINE_OF_TEN));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

package io.github.weft.trust;

import io.github.weft.report.Numbers;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.stat.StatUtils;

/**
 * A number with its 95 % interval.
 *
 * @param value what the sample gives
 * @param low 2.5th percentile of the resamples
 * @param high 97.5th percentile of the resamples
 */
public record Estimate(double value, double low, double high) {

    /** Empty where the value or more than half of the resamples are undefined. */
    static Optional<Estimate> of(double value, double[] resampled) {
        double[] defined = Arrays.stream(resampled).filter(Double::isFinite).toArray();
        if (!Double.isFinite(value) || 2 * defined.length < resampled.length || defined.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Estimate(value, StatUtils.percentile(defined, 2.5), StatUtils.percentile(defined, 97.5)));
    }

    /** The whole interval is above zero. */
    public boolean positive() {
        return low > 0;
    }

    /** The whole interval is below zero. */
    public boolean negative() {
        return high < 0;
    }

    /** The same of the number with the other sign. */
    public Estimate reversed() {
        return new Estimate(-value, -high, -low);
    }

    /** For example {@code 0.79 [0.71, 0.84]}. */
    @Override
    public String toString() {
        return Numbers.percent(value) + " " + interval();
    }

    /** For example {@code [0.71, 0.84]}. */
    public String interval() {
        return "[" + Numbers.percent(low) + ", " + Numbers.percent(high) + "]";
    }
}

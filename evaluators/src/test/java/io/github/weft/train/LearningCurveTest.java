package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningCurveTest {

    private static List<Double> law(double c, double a, double alpha, int epochs, double noise, long seed) {
        RandomGenerator random = new java.util.SplittableRandom(seed);
        return IntStream.rangeClosed(1, epochs)
                .mapToObj(t -> c - a * Math.pow(t, -alpha) + noise / t * random.nextGaussian())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"90, 30, 0.7, 12", "70, 20, 1.5, 8", "95, 60, 0.3, 20"})
    void recoversTheParametersOfAnExactCurve(double c, double a, double alpha, int epochs) {
        LearningCurve curve =
                LearningCurve.through(law(c, a, alpha, epochs, 0, 0)).orElseThrow();

        assertThat(curve.point().getEntry(0)).isCloseTo(c, within(1e-4));
        assertThat(curve.point().getEntry(1)).isCloseTo(a, within(1e-4));
        assertThat(Math.exp(curve.point().getEntry(2))).isCloseTo(alpha, within(1e-5));
        assertThat(curve.at(30).accuracy()).isCloseTo(c - a * Math.pow(30, -alpha), within(1e-4));
        assertThat(curve.at(30).deviation()).isLessThan(1e-3);
        assertThat(curve.at(30).freedom()).isEqualTo(epochs - 3);
    }

    /** The noise falls from 4 points to .13. Of what is measured at epoch 30, Student's 90 % interval around the forecast should hold nine in ten. */
    @Test
    void forecastsAreAsUncertainAsTheySay() {
        int held = 0;
        int fitted = 0;
        for (long seed = 0; seed < 400; seed++) {
            List<Double> all = law(88, 25, .8, 30, 4, seed);
            var curve = LearningCurve.through(all.subList(0, 12));
            if (curve.isPresent()) {
                LearningCurve.Forecast forecast = curve.get().at(30);
                double reach = new TDistribution(forecast.freedom()).inverseCumulativeProbability(.95);
                fitted++;
                held += Math.abs(all.get(29) - forecast.accuracy()) < reach * forecast.deviation() ? 1 : 0;
            }
        }

        assertThat(fitted).isGreaterThan(390);
        assertThat((double) held / fitted).isBetween(.85, .95);
    }

    @Test
    void tooFewEpochsOrNoRiseGiveNoCurve() {
        assertThat(LearningCurve.through(List.of(50.0, 60.0, 65.0))).isEmpty();
        assertThat(LearningCurve.through(Collections.nCopies(9, 10.0))).isEmpty();
    }
}

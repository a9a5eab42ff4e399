package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyStopTest {

    private static final int EPOCHS = 30;

    /** Noise without chance: +-.2 in turn, a little shifted from curve to curve. */
    private static List<Double> curve(double c, double a, double alpha, double phase) {
        return curve(t -> c - a * Math.pow(t, -alpha) + .2 * Math.sin(2.5 * t + phase));
    }

    private static List<Double> curve(IntToDoubleFunction accuracy) {
        return IntStream.rangeClosed(1, EPOCHS).mapToDouble(accuracy).boxed().toList();
    }

    private static final List<Double> MARK = curve(90, 30, .8, 0);
    private static final EarlyStop RULE = new EarlyStop(.95, MARK);

    /** The epoch after which a training is given up, or 0. */
    private static int stopped(EarlyStop rule, List<Double> curve) {
        return IntStream.rangeClosed(1, EPOCHS)
                .filter(epochs -> rule.verdict(curve.subList(0, epochs)).isPresent())
                .findFirst()
                .orElse(0);
    }

    @Test
    void aHopelessTrainingStopsAfterAThird() {
        List<Double> hopeless = curve(80, 30, .8, 1);

        assertThat(stopped(RULE, hopeless)).isEqualTo(10);
        assertThat(RULE.verdict(hopeless.subList(0, 10)).orElseThrow())
                .hasMessageStartingWith("stopped early: after epoch 10 of 30 at ")
                .hasMessageContaining("it ends below %.2f %% with probability 1.000".formatted(MARK.get(29)))
                .satisfies(verdict -> assertThat(verdict.curve()).hasSize(10));
    }

    @Test
    void oneThatIsBetterEqualOrCatchesUpGoesOn() {
        assertThat(stopped(RULE, curve(91, 30, .8, 1))).isZero();
        assertThat(stopped(RULE, MARK)).isZero();
        assertThat(RULE.below(MARK.subList(0, 12))).isEqualTo(.5);
        List<Double> late = curve(97, 42, .5, 1);
        assertThat(late.get(9)).isLessThan(MARK.get(9));
        assertThat(late.get(29)).isGreaterThan(MARK.get(29));
        assertThat(stopped(RULE, late)).isZero();
    }

    /** Both rise by four points in the last third: no curve through the first knows, and it does not matter. */
    @Test
    void whatTheScheduleAddsAtTheEndCancels() {
        IntToDoubleFunction rise = t -> 4 * Math.pow(Math.max(0, t - 20) / 10.0, 2);
        List<Double> mark = curve(t -> MARK.get(t - 1) + rise.applyAsDouble(t));
        List<Double> better = curve(t -> curve(90.5, 30, .8, 1).get(t - 1) + rise.applyAsDouble(t));

        assertThat(LearningCurve.through(better.subList(0, 20)).orElseThrow().at(EPOCHS))
                .satisfies(forecast -> assertThat(forecast.accuracy() + 3 * forecast.deviation())
                        .isLessThan(mark.get(29)));
        assertThat(stopped(new EarlyStop(.95, mark), better)).isZero();
    }

    @Test
    void shortTrainingsAreLeftAloneUntilTheSixthEpoch() {
        List<Double> mark = MARK.subList(0, 8);
        var rule = new EarlyStop(.95, mark);
        List<Double> hopeless = curve(60, 10, .8, 1);

        assertThat(rule.verdict(hopeless.subList(0, 5))).isEmpty();
        assertThat(rule.verdict(hopeless.subList(0, 6))).isPresent();
        assertThat(rule.verdict(hopeless.subList(0, 8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .49, 1, Double.NaN})
    void confidenceIsAProbability(double confidence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EarlyStop(confidence, MARK))
                .withMessageContaining("early-stop (" + confidence + ")");
    }
}

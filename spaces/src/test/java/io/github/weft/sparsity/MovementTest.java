package io.github.weft.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementTest {

    private static Movement of(Decay decay) {
        return new Movement(Growth.GRADIENT, DropRule.MAGNITUDE, 100, 0.3, decay, 0.75);
    }

    @ParameterizedTest
    @CsvSource({
        "0, .3, .3, .3",
        "750, .2561, .3, .225",
        "1500, .15, .3, .15",
        "2250, .0439, .3, .075",
        "3000, 0, .3, 0",
        "3001, 0, 0, 0",
        "4000, 0, 0, 0"
    })
    void theShareDecaysUntilTheEnd(long step, double cosine, double constant, double linear) {
        assertThat(of(Decay.COSINE).share(step, 4000)).isEqualTo(cosine, within(5e-5));
        assertThat(of(Decay.CONSTANT).share(step, 4000)).isEqualTo(constant, within(1e-12));
        assertThat(of(Decay.LINEAR).share(step, 4000)).isEqualTo(linear, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "3, 0", "10, 3", "1000, 300", "29, 8"})
    void dropsAreRoundedDownSoThatTinyKernelsStandStill(long nonzeros, long drops) {
        assertThat(of(Decay.COSINE).drops(0, 4000, nonzeros)).isEqualTo(drops);
    }

    @Test
    void aDecimalFractionOfAWholeNumberIsNotOneTooFew() {
        var movement = new Movement(Growth.RANDOM, DropRule.MAGNITUDE, 1, 0.29, Decay.CONSTANT, 1);

        assertThat(movement.drops(1, 10, 100)).isEqualTo(29);
    }

    @Test
    void updatesComeAtMultiplesOfTheIntervalAfterTheFirstStep() {
        Movement movement = of(Decay.COSINE);

        assertThat(LongStream.range(0, 600).filter(step -> movement.due(step, 600)))
                .containsExactly(100L, 200L, 300L, 400L);
        assertThat(movement.updates(600)).isEqualTo(4);
        assertThat(movement.updates(100)).isZero();
    }

    /** With 100 steps, of which 75 count, an interval of 100 becomes 37; the second update is at 74. */
    @ParameterizedTest
    @CsvSource({
        "600, 100, 4, 264",
        "134, 100, 1, 0",
        "133, 49, 2, 154",
        "100, 37, 2, 153",
        "4, 1, 3, 225",
        "2, 1, 1, 75",
        "1, 1, 0, 0"
    })
    void aTrainingThatIsOverBeforeTheFirstUpdateHasTwo(long steps, int interval, long updates, long first) {
        Movement fitting = of(Decay.COSINE).fitting(steps);

        assertThat(fitting)
                .isEqualTo(new Movement(Growth.GRADIENT, DropRule.MAGNITUDE, interval, 0.3, Decay.COSINE, 0.75));
        assertThat(fitting.updates(steps)).isEqualTo(updates);
        assertThat(fitting.drops(interval, steps, 1_000)).isEqualTo(first);
    }

    @Test
    void namesAreWhatUsersWrite() {
        assertThat(Growth.parse("momentum")).isEqualTo(Growth.MOMENTUM);
        assertThat(DropRule.parse("weight-gradient"))
                .isEqualTo(DropRule.WEIGHT_GRADIENT)
                .hasToString("weight-gradient");
        assertThat(Decay.parse("linear")).isEqualTo(Decay.LINEAR);
        assertThat(MaskChoice.parse("sampled-synflow")).isEqualTo(MaskChoice.SAMPLED_SYNFLOW);
        assertThatThrownBy(() -> Growth.parse("gradients"))
                .hasMessage(
                        "growth (gradients) is not known. Did you mean gradient? Known: random, gradient, momentum.");
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new Movement(Growth.RANDOM, DropRule.SNR, 0, 0.3, Decay.COSINE, 1))
                .hasMessage("interval (0) must be at least 1 step.");
        assertThatThrownBy(() -> new Movement(Growth.RANDOM, DropRule.SNR, 1, 1.5, Decay.COSINE, 1))
                .hasMessage("fraction (1.5) must be above 0 and at most 1.");
        assertThatThrownBy(() -> new Movement(Growth.RANDOM, DropRule.SNR, 1, 0.3, Decay.COSINE, 0))
                .hasMessage("end (0.0) must be above 0 and at most 1.");
    }
}

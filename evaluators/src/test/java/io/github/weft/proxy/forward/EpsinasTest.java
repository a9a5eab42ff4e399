package io.github.weft.proxy.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Subject;
import io.github.weft.run.Seeds;
import io.github.weft.score.Score;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import io.github.weft.space.cell.Nb201;
import io.github.weft.space.entangled.Mobile;
import io.github.weft.space.hybrid.Hytra;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Observer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Published and independently computed values, and what constant weights imply. */
@Tag("torch")
class EpsinasTest {

    private static final Nb201 SPACE = new Nb201();
    private static final Shape SHAPE = Shape.image(3, 32, 32);
    private static final String ALL_SKIP =
            "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|";
    private static final String ALL_3X3 =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
    private static final Batch GREYS = greys();

    @Test
    void scoreOfKnownOutputs() {
        double[] first = {0, 1, 2, 4};
        double[] second = {1, 2, 5, 9};

        assertThat(value(Epsinas.score(first, second))).isEqualTo(2 / 27.0, within(1e-12));
        assertThat(value(Epsinas.score(second, first))).as("swapped").isEqualTo(2 / 27.0, within(1e-12));
        assertThat(value(Epsinas.score(new double[] {7, 10, 13, 19}, second)))
                .as("times 3 and 7")
                .isEqualTo(2 / 27.0, within(1e-12));
        assertThat(value(Epsinas.score(second, second))).isZero();
    }

    @Test
    void outputsThatAreAllAlikeOrInfiniteHaveNoScore() {
        assertThat(Epsinas.score(new double[] {0, 1, 2, 4}, new double[] {3, 3, 3, 3})
                        .failure())
                .hasValue("undefined: of 4 outputs, 3 and 0 are above the least, and none in both");
        assertThat(Epsinas.score(new double[] {0, 1, 0}, new double[] {0, 0, 1}).failure())
                .hasValue("undefined: of 3 outputs, 1 and 1 are above the least, and none in both");
        assertThat(Epsinas.score(new double[] {0, 1}, new double[] {0, Double.NaN})
                        .failure())
                .hasValue("not finite: an output");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "|nor_conv_3x3~0|+|skip_connect~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|; .332011; .162514",
                ALL_3X3 + "; 0; 0",
                "|skip_connect~0|+|nor_conv_1x1~0|nor_conv_3x3~1|+|avg_pool_3x3~0|none~1|nor_conv_3x3~2|; .317918; .224361",
                ALL_SKIP + "; 3.98486e-5; 2.72586e-3"
            })
    void cellsOfTheBenchmarkInDoublePrecision(String cell, double fromTiny, double fromSmall) {
        assertThat(value(score(cell, 1e-7, DataType.FLOAT64))).isEqualTo(fromTiny, within(5e-6 * fromTiny + 1e-9));
        assertThat(value(score(cell, 1e-3, DataType.FLOAT64))).isEqualTo(fromSmall, within(5e-6 * fromSmall + 1e-9));
    }

    @Test
    void skipsPassTheImagesOn() {
        double[] large = outputs(ALL_SKIP, 1e-7, DataType.FLOAT64).large();

        assertThat(large)
                .containsExactly(new double[] {0, 0, 0, 0, 13.899953, 41.707297, 69.516099, 97.325055}, within(1e-5));
    }

    @Test
    void singlePrecisionLosesWhatPassesAWeightInEveryCell() {
        assertThat(score(ALL_3X3, 1e-7, DataType.FLOAT32).failure())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("undefined: of 8 outputs, 0 and "));
        assertThat(value(score(ALL_SKIP, 1e-7, DataType.FLOAT32))).isEqualTo(3.98486e-5, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void oneChannelStandsForAll(long seed) {
        Setting setting = SPACE.setting(Shape.image(3, 8, 8), 3).with("cells", 1);
        Network whole = SPACE.decode(Variation.random(SPACE, Seeds.generator(seed, "cell")), setting);
        oneChannelStandsForAll(whole, NoiseBatches.noise(Shape.image(3, 8, 8), 12, 3, seed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4-ccacaaca", "1.2-aaaaaaaa", "x.x-cccccccc"})
    void oneChannelStandsForAllThatAttend(String text) {
        Hytra hybrids = Hytra.mini();
        Network whole = hybrids.decode(hybrids.parse(text), hybrids.setting(Shape.image(3, 8, 8), 3));

        oneChannelStandsForAll(whole, NoiseBatches.noise(Shape.image(3, 8, 8), 12, 3, 5));
    }

    @Test
    void oneChannelStandsForAllThatAreSqueezedOfResizedImages() {
        Mobile ladder = Mobile.ofa();
        Network whole = ladder.decode(ladder.base(), ladder.setting(Shape.image(3, 14, 14), 3));

        oneChannelStandsForAll(whole, NoiseBatches.noise(Shape.image(3, 14, 14), 12, 3, 1));
    }

    private static void oneChannelStandsForAll(Network whole, Batch batch) {
        try (Scope scope = Scope.open()) {
            ConstantPass one = ConstantPass.run(whole, batch, .1, DataType.FLOAT64, Deadline.none(), scope);
            double[] all = whole(whole, batch, .1f, scope);
            for (int image = 0; image < batch.size(); image++) {
                for (int output = 0; output < 3; output++) {
                    assertThat(all[3 * image + output])
                            .isEqualTo(one.small()[image], within(1e-7 * Math.abs(all[3 * image + output]) + 1e-15));
                }
            }
        }
    }

    private static double[] whole(Network network, Batch batch, float weight, Scope scope) {
        OwnWeights own = OwnWeights.of(network, Initialisation.DEFAULT, 1, DataType.FLOAT64, scope);
        network.params().forEach(param -> {
            float[] values = new float[Math.toIntExact(param.count())];
            switch (param.role()) {
                case KERNEL, NORM_SCALE -> Arrays.fill(values, weight);
                default -> Arrays.fill(values, 0);
            }
            own.leaves().set(param.name(), values);
        });
        var subject = new Subject(network, own, batch, Deadline.none(), scope);
        return Torch.plain(() -> Doubles.of(subject.logits(own, subject.images(scope), scope, Observer.none())));
    }

    private static Score score(String cell, double small, DataType type) {
        ConstantPass outputs = outputs(cell, small, type);
        return Epsinas.score(outputs.small(), outputs.large());
    }

    private static ConstantPass outputs(String cell, double small, DataType type) {
        Network network = SPACE.decode(SPACE.parse(cell), SPACE.setting(SHAPE, 10));
        try (Scope scope = Scope.open()) {
            return ConstantPass.run(network, GREYS, small, type, Deadline.none(), scope);
        }
    }

    private static Batch greys() {
        float[] pixels = new float[Math.toIntExact(8 * SHAPE.size())];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / (int) SHAPE.size() / 8f;
        }
        return Batch.of("greys", SHAPE, pixels, new int[8]);
    }

    private static double value(Score score) {
        return score.value().orElseThrow(() -> new AssertionError(score));
    }
}

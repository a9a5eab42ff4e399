package io.github.weft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.data.Normalization;
import io.github.weft.space.Spaces;
import io.github.weft.torch.Fixtures;
import io.github.weft.torch.Initialisation;
import io.github.weft.train.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("torch")
class OnnxModelTest {

    private static final OnnxOptions PLAIN = OnnxOptions.plain();

    @Test
    void givesTheLogitsOfTwoLayersWorkedOutByHand() {
        Network network = Fixtures.twoLayers(true);
        Snapshot weights = filled(network, Fixtures.reluWeights());

        assertThat(run(network, weights, PLAIN, 1, 6)).containsExactly(7, 3.5f);
        assertThat(run(network, weights, PLAIN, 1, 6, 1, 2)).containsExactly(7, 3.5f, 2, 2);
    }

    @Test
    void normalisesBatchesByTheRunningStatistics() {
        var scale = new Param("scale", Role.NORM_SCALE, List.of(Extent.whole(2)));
        var shift = new Param("shift", Role.NORM_SHIFT, List.of(Extent.whole(2)));
        Network network = Fixtures.single(new Op.BatchNorm(2, true), Shape.vector(2), scale, shift);
        float variance = (float) (4 - Op.BatchNorm.EPSILON);
        Snapshot weights = filled(
                network,
                Map.of(
                        "scale", new float[] {3, 1},
                        "shift", new float[] {.5f, 0},
                        "op.mean", new float[] {1, -1},
                        "op.variance", new float[] {variance, variance}));

        assertThat(run(network, weights, PLAIN, 5, 7)).containsExactly(new float[] {6.5f, 4}, within(1e-6f));
    }

    @Test
    void normalisesPixelsInsideTheModel() {
        Network network = Fixtures.single(new Op.Flatten(), Shape.image(2, 1, 1));
        var normalization = new Normalization(List.of(.25, .5), List.of(.5, .125));

        assertThat(run(network, filled(network, Map.of()), PLAIN.normalising(normalization), .5f, 1))
                .containsExactly(.5f, 4);
    }

    @Test
    void anyNumberOfImagesGivesEachTheSameLogits() {
        var space = Spaces.named("nb201");
        Network network = space.decode(
                space.parse("|nor_conv_3x3~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+|skip_connect~0|none~1|nor_conv_3x3~2|"),
                space.setting(Shape.image(3, 16, 16), 10).with("channels", 4).with("cells", 1));
        Snapshot weights = Worked.snapshot(network, 1);
        float[] seven = Worked.images(network, 7, 2);
        int size = 3 * 16 * 16;
        try (var session = OnnxSession.open(OnnxModel.of(network, weights, PLAIN))) {
            float[] together = session.logits(seven);

            assertThat(together).hasSize(70);
            for (int i = 0; i < 7; i++) {
                float[] alone = session.logits(Arrays.copyOfRange(seven, i * size, (i + 1) * size));
                assertThat(alone).containsExactly(Arrays.copyOfRange(together, i * 10, (i + 1) * 10), within(1e-6f));
            }
            assertThat(together).containsExactly(Worked.logits(network, weights, seven), within(1e-5f));
        }
    }

    @Test
    void aModelForAFixedNumberTakesNoOther() {
        Network network = Fixtures.twoLayers(true);
        byte[] model = OnnxModel.of(network, filled(network, Fixtures.reluWeights()), PLAIN.batch(2));
        try (var session = OnnxSession.open(model)) {
            assertThat(session.logits(new float[] {1, 6, 1, 2})).containsExactly(7, 3.5f, 2, 2);
            assertThatThrownBy(() -> session.logits(new float[] {1, 6}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("4 numbers fill a batch of 2, but there are 2.");
        }
    }

    @Test
    void carriesClassNamesAndFacts() {
        Network network = Fixtures.twoLayers(true);
        OnnxOptions options =
                PLAIN.classes(List.of("Ankle boot", "T-shirt/top")).about(Map.of("architecture", "a,b"));
        byte[] model = OnnxModel.of(network, filled(network, Map.of()), options);
        try (var session = OnnxSession.open(model)) {
            assertThat(session.classNames()).containsExactly("Ankle boot", "T-shirt/top");
            assertThat(session.about()).containsEntry("architecture", "a,b").hasSize(2);
        }
        assertThat(OnnxModel.of(network, filled(network, Map.of()), options)).isEqualTo(model);
    }

    @Test
    void saysWhatDoesNotFit() {
        Network network = Fixtures.twoLayers(true);
        Snapshot other = Snapshot.fresh(Fixtures.convolutional(2, 4, 3), Initialisation.DEFAULT, 0);

        assertThatThrownBy(() -> OnnxModel.of(network, other, PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("weights lack (first.weight). Maybe they are another network's");
        assertThatThrownBy(() -> PLAIN.batch(0)).hasMessage("batch (0) must be dynamic, or from 1 to 65536.");
        assertThatThrownBy(() -> OnnxSession.open(new byte[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ONNX Runtime refuses the model:");
    }

    private static Snapshot filled(Network network, Map<String, float[]> numbers) {
        Snapshot snapshot = Snapshot.fresh(network, Initialisation.DEFAULT, 0);
        for (var entry : numbers.entrySet()) {
            snapshot = snapshot.with(entry.getKey(), entry.getValue());
        }
        return snapshot;
    }

    private static float[] run(Network network, Snapshot weights, OnnxOptions options, float... samples) {
        try (var session = OnnxSession.open(OnnxModel.of(network, weights, options))) {
            return session.logits(samples);
        }
    }
}

package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op.Activation.Function;
import io.github.weft.arch.Param;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import io.github.weft.space.staged.Blueprint;
import io.github.weft.space.staged.Kind;
import io.github.weft.space.staged.Stage;
import io.github.weft.space.staged.StagedSpace;
import io.github.weft.space.staged.Stem;
import io.github.weft.space.staged.Trait;
import io.github.weft.space.staged.Width;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spaces of blueprints in one store: shared and own weights, every kind of layer. */
@Tag("torch")
class StagedSupernetTest {

    private static final int IMAGES = 3;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSubNetworkInTheSupernetEqualsTheExtractedOne(boolean own) {
        StagedSpace space = space(own);
        Setting setting = space.setting(Shape.image(1, 12, 12), 4);
        float[] images = images();
        try (Scope scope = Scope.open()) {
            SharedWeights shared = SharedWeights.of(Initialisation.DEFAULT, 3, DataType.FLOAT32, scope);
            space.covering().forEach(genome -> shared.cover(space.decode(genome, setting)));
            int tensors = shared.leaves().names().size();
            int sliced = 0;
            for (int i = 0; i < 100; i++) {
                Network network = space.decode(Variation.random(space, Seeds.generator(i, "sub-network")), setting);
                try (Scope step = scope.inner()) {
                    OwnWeights extracted = OwnWeights.copyOf(network, shared, step);
                    assertThat(logits(network, extracted, images, step))
                            .as("sub-network %s", i)
                            .containsExactly(logits(network, shared, images, step), within(1e-5f));
                }
                assertThat(shared.cover(network).leaves().names()).hasSize(tensors);
                sliced += network.params().stream().allMatch(Param::isWhole) ? 0 : 1;
            }
            assertThat(sliced).isGreaterThan(90);
        }
    }

    private static StagedSpace space(boolean own) {
        Map<Trait, List<Integer>> traits = Map.of(
                Trait.KERNEL, List.of(3, 5),
                Trait.EXPANSION, List.of(1, 2),
                Trait.GATE, List.of(0, 1),
                Trait.HEADS, List.of(1, 2));
        Stage first = stage("first", "stem", 1, Width.of(6, 8), List.of(Kind.values()), traits, own);
        Stage second = stage("second", "first", 2, Width.of(8, 12), List.of(Kind.values()), traits, own);
        return new StagedSpace(new Blueprint(
                "everything",
                "all kinds of layers",
                Function.HARD_SWISH,
                new Stem(3, 1, List.of(4, 6), false),
                List.of(first, second),
                List.of(8, 16),
                List.of()));
    }

    private static Stage stage(
            String name,
            String from,
            int stride,
            Width width,
            List<Kind> kinds,
            Map<Trait, List<Integer>> traits,
            boolean own) {
        return new Stage(name, List.of(from), stride, width, List.of(1, 2), kinds, traits, 4, false, own);
    }

    private static float[] logits(Network network, Weights weights, float[] images, Scope step) {
        return Torch.plain(() -> new Executor(network, weights)
                .logits(step.floats(images, IMAGES, 1, 12, 12), step, Pass.with(new BatchNormMode.Batch()))
                .toFloatArray());
    }

    private static float[] images() {
        float[] images = new float[IMAGES * 12 * 12];
        var random = Seeds.generator(7, "images");
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        return images;
    }
}

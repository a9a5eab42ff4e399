package io.github.weft.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Size;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SharedWeights;
import io.github.weft.torch.Torch;
import io.github.weft.torch.Weights;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("torch")
class MasksTest {

    private static final String KERNEL = "line.weight";

    /** One unit that reads the first four of six inputs. */
    private static Network line() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(4));
        builder.output(
                Network.LOGITS,
                builder.linear("line", x, Extent.whole(1), new Rule.Prefix(Size.of(4)).of(6, Map.of())));
        return builder.build();
    }

    private static float run(Weights weights, Scope scope) {
        NDArray x = scope.floats(new float[] {1, 2, 3, 4}, 1, 4);
        NDArray logits = Torch.recording(
                () -> new Executor(line(), weights).logits(x, scope, Pass.with(new BatchNormMode.Off())));
        Torch.backward(logits);
        return logits.getFloat();
    }

    @Test
    void ownWeightsRunThroughTheMaskWithDenseGradients() {
        try (Scope scope = Scope.open()) {
            OwnWeights own = OwnWeights.of(line(), Initialisation.DEFAULT, 1, DataType.FLOAT32, scope);
            own.leaves().set(KERNEL, new float[] {1, 10, 100, 1000});
            own.leaves().set("line.bias", new float[] {.5f});
            Masks masks = Masks.of(Map.of(KERNEL, Mask.of(4, 0, 2)));

            OwnWeights masked = masks.over(line(), own, scope);

            assertThat(run(masked, scope)).isEqualTo(1 + 300 + .5f);
            assertThat(masked.leaves().gradient(KERNEL, scope).toFloatArray()).containsExactly(1, 2, 3, 4);
            assertThat(own.leaves().values(KERNEL)).containsExactly(1, 10, 100, 1000);
        }
    }

    @Test
    void slicesOfASharedStoreRunThroughTheMask() {
        try (Scope scope = Scope.open()) {
            SharedWeights store = SharedWeights.of(Initialisation.DEFAULT, 1, DataType.FLOAT32, scope)
                    .cover(line());
            store.leaves().set(KERNEL, new float[] {1, 10, 100, 1000, 5, 5});
            store.leaves().set("line.bias", new float[] {0});
            Masks masks = Masks.of(Map.of(KERNEL, Mask.of(4, 1)));

            OwnWeights masked = masks.over(line(), store, scope);

            assertThat(run(masked, scope)).isEqualTo(20);
            assertThat(masked.leaves().gradient(KERNEL, scope).toFloatArray()).containsExactly(1, 2, 3, 4);
            assertThat(store.leaves().values(KERNEL)).containsExactly(1, 10, 100, 1000, 5, 5);
        }
    }

    /** A product in the pass: its gradient ends at the mask, and a later write to the store shows. */
    @Test
    void maskedWeightsFollowTheirStore() {
        try (Scope scope = Scope.open()) {
            SharedWeights store = SharedWeights.of(Initialisation.DEFAULT, 1, DataType.FLOAT32, scope)
                    .cover(line());
            store.leaves().set(KERNEL, new float[] {1, 10, 100, 1000, 5, 5});
            store.leaves().set("line.bias", new float[] {0});
            var masked = new MaskedWeights(store, Masks.of(Map.of(KERNEL, Mask.of(4, 1, 3))), scope);

            assertThat(run(masked, scope)).isEqualTo(20 + 4000);
            assertThat(store.leaves().gradient(KERNEL, scope).toFloatArray()).containsExactly(0, 2, 0, 4, 0, 0);

            store.leaves().set(KERNEL, new float[] {1, 7, 100, 2, 5, 5});
            assertThat(run(masked, scope)).isEqualTo(14 + 8);
        }
    }

    @Test
    void fullMasksAreNone() {
        Masks masks = Masks.of(Map.of("a", Mask.full(3), "b", Mask.of(3, 1)));

        assertThat(masks.byKernel()).containsOnlyKeys("b");
        assertThat(masks.of("a")).isEmpty();
        assertThat(masks.nonzeros()).isEqualTo(1);
    }
}

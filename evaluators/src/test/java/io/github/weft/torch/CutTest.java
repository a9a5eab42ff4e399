package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parts of a network, run from given nodes to wanted ones. */
@Tag("torch")
class CutTest {

    private static final BatchNormMode BATCH = new BatchNormMode.Batch();

    @Test
    void runsFromCutToCut() {
        Network network = Fixtures.twoLayers(true);
        List<String> seen = new ArrayList<>();
        Observer names = (node, inputs, output) -> {
            seen.add(node.name());
            return output;
        };

        try (Scope scope = Scope.open()) {
            var executor =
                    new Executor(network, Fixtures.weights(network, Fixtures.reluWeights(), DataType.FLOAT32, scope));
            Pass pass = Pass.with(BATCH).observedBy(names);
            var hidden = scope.floats(new float[] {3, -1}, 1, 2);

            var active = executor.run(Map.of("first", hidden), Set.of("relu"), scope, pass);
            var logits = executor.run(active, Set.of("second"), scope, pass);
            var both = executor.run(Map.of("first", hidden), Set.of("first", "second"), scope, pass);

            assertThat(active.get("relu").toFloatArray()).containsExactly(3, 0);
            assertThat(logits.get("second").toFloatArray()).containsExactly(3, 1.5f);
            assertThat(both.get("second").toFloatArray()).containsExactly(3, 1.5f);
            assertThat(both.get("first")).isSameAs(hidden);
            assertThat(hidden.toFloatArray()).as("what is given stays open").containsExactly(3, -1);
            assertThat(seen).containsExactly("relu", "second", "relu", "second");
        }
    }

    @Test
    void blocksOneAfterTheOtherAreTheWholeNetwork() {
        Network network = Fixtures.convolutional(3, 4, 2);

        try (Scope scope = Scope.open()) {
            var executor = new Executor(network, Fixtures.weights(network, Map.of(), DataType.FLOAT32, scope));
            float[] pixels = new float[96];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) Math.sin(i * i);
            }
            var images = scope.floats(pixels, 2, 3, 4, 4);
            Map<String, NDArray> at = Map.of("x", images);
            for (String cut : List.of("n1", "r1", "r2", "head")) {
                at = executor.run(at, Set.of(cut), scope, Pass.with(BATCH));
            }

            assertThat(at.get("head").toFloatArray())
                    .isEqualTo(executor.logits(images, scope, Pass.with(BATCH)).toFloatArray());
        }
    }

    @Test
    void aGradientAtACutIsThatOfThePartBehindIt() {
        Network network = Fixtures.twoLayers(true);

        try (Scope scope = Scope.open()) {
            var executor =
                    new Executor(network, Fixtures.weights(network, Fixtures.reluWeights(), DataType.FLOAT32, scope));
            var hidden = scope.floats(new float[] {3, 1}, 1, 2);
            hidden.setRequiresGradient(true);
            Torch.recording(() -> {
                var logits = executor.run(Map.of("first", hidden), Set.of("second"), scope, Pass.with(BATCH))
                        .get("second");
                Torch.backward(logits, scope.floats(new float[] {1, -2}, 1, 2), false, false);
                return true;
            });

            assertThat(Torch.gradient(hidden, scope).orElseThrow().toFloatArray())
                    .as("(1, -2) W2")
                    .containsExactly(0, -2);
        }
    }

    @Test
    void rejectsACutThatDoesNotFitOrLeavesAnInputOpen() {
        Network network = Fixtures.twoLayers(true);

        try (Scope scope = Scope.open()) {
            var executor = new Executor(network, Fixtures.weights(network, Map.of(), DataType.FLOAT32, scope));
            var wide = scope.floats(new float[] {3, 1, 2}, 1, 3);
            var fitting = scope.floats(new float[] {3, 1}, 1, 2);

            assertThatThrownBy(() -> executor.run(Map.of("first", wide), Set.of("second"), scope, Pass.with(BATCH)))
                    .hasMessage("input (first) must have shape Bx2, not (1, 3).");
            assertThatThrownBy(() -> executor.run(Map.of("second", fitting), Set.of("relu"), scope, Pass.with(BATCH)))
                    .hasMessage("input (x) is not given. Given: [second].");
        }
    }
}

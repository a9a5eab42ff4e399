package io.github.weft.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Fixtures;
import io.github.weft.torch.Leaves;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The difference of gradients against automatic differentiation of the gradient itself. */
@Tag("torch")
class CurvatureTest {

    private static final Shape SHAPE = Shape.image(3, 8, 8);
    private static final int[] LABELS = NoiseBatches.labels(16, 3);
    private static final Network NETWORK = Fixtures.convolutional(8, 8, 3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void graspEqualsASecondBackwardPass(long seed) {
        Batch batch = Batch.of("noise", SHAPE, NoiseBatches.pixels(SHAPE, 16, seed), LABELS);
        double expected = bySecondBackwardPass(batch);

        assertThat(grasp(batch, DataType.FLOAT64)).isEqualTo(expected, within(1e-4 * Math.abs(expected)));
        assertThat(grasp(batch, DataType.FLOAT32)).isEqualTo(expected, within(.03 * Math.abs(expected)));
    }

    private static double grasp(Batch batch, DataType type) {
        try (Probe probe = Probe.over(
                Model.of(NETWORK),
                (network, initialisation, own, scope) -> Fixtures.weights(network, Map.of(), type, scope),
                BatchSource.only(batch),
                1,
                Set.of(Readings.CURVATURE),
                Deadline.none())) {
            return new Grasp().score(probe).value().orElseThrow();
        }
    }

    private static double bySecondBackwardPass(Batch batch) {
        try (Scope scope = Scope.open()) {
            OwnWeights weights = Fixtures.weights(NETWORK, Map.of(), DataType.FLOAT64, scope);
            Leaves leaves = weights.leaves();
            List<String> kernels = List.of("c1.weight", "c2.weight", "head.weight");
            return Torch.recording(() -> {
                NDArray images = scope.floats(batch.values(), batch.dims()).toType(DataType.FLOAT64, false);
                NDArray logits =
                        new Executor(NETWORK, weights).logits(images, scope, Pass.with(new BatchNormMode.Batch()));
                NDArray loss = Fixtures.crossEntropy(logits, LABELS, scope);
                Torch.backward(loss, loss.onesLike(), true, true);
                List<double[]> gradients = new ArrayList<>();
                NDArray squares = scope.zeros(DataType.FLOAT64, 1);
                for (String kernel : kernels) {
                    NDArray gradient = leaves.tensor(kernel).getGradient();
                    gradients.add(leaves.gradient(kernel, scope).toDoubleArray());
                    squares = squares.add(
                            gradient.mul(leaves.gradient(kernel, scope)).sum());
                }
                Torch.backward(squares);
                double score = 0;
                for (int layer = 0; layer < kernels.size(); layer++) {
                    String kernel = kernels.get(layer);
                    double[] weight = Torch.plain(() -> leaves.tensor(kernel).toDoubleArray());
                    double[] both = leaves.gradient(kernel, scope).toDoubleArray();
                    for (int i = 0; i < weight.length; i++) {
                        score -= weight[i] * (both[i] - gradients.get(layer)[i]);
                    }
                }
                return score;
            });
        }
    }
}

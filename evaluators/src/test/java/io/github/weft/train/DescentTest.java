package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Shape;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("torch")
class DescentTest {

    /** z = w x + b at x = .5: the gradient is .5 for w and 1 for b, whatever they are. */
    static Network line() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(1));
        builder.output(Network.LOGITS, builder.linear("line", x, Extent.whole(1), Extent.whole(1)));
        return builder.build();
    }

    private static void backward(OwnWeights weights, Scope step) {
        NDArray x = step.floats(new float[] {.5f}, 1, 1);
        var executor = new Executor(line(), weights);
        Torch.backward(Torch.recording(() ->
                executor.logits(x, step, Pass.with(new BatchNormMode.Off())).sum()));
    }

    /**
     * Momentum .9, decay .1, rates .1 and .2. Kernel: g = .5 + .1 w is .6 then .5886, v is .6 then 1.1286. Bias: g is 1
     * and 1, v is 1 then 1.9; it does not decay.
     */
    @Test
    void followsPyTorchsNesterovFormula() {
        try (Scope scope = Scope.open()) {
            OwnWeights weights = OwnWeights.of(line(), Initialisation.DEFAULT, 0, DataType.FLOAT32, scope);
            weights.leaves().set("line.weight", new float[] {1});
            weights.leaves().set("line.bias", new float[] {1});
            var descent = new Descent(weights.leaves(), new Nesterov(0.9, 0.1), scope);

            step(weights, descent, 0.1, scope);
            assertThat(weights.leaves().values("line.weight")[0]).isCloseTo(0.886f, within(1e-6f));
            assertThat(weights.leaves().values("line.bias")[0]).isCloseTo(0.81f, within(1e-6f));

            step(weights, descent, 0.2, scope);
            assertThat(weights.leaves().values("line.weight")[0]).isCloseTo(0.565132f, within(1e-6f));
            assertThat(weights.leaves().values("line.bias")[0]).isCloseTo(0.268f, within(1e-6f));
        }
    }

    static void step(OwnWeights weights, Descent descent, double rate, Scope scope) {
        try (Scope step = scope.inner()) {
            backward(weights, step);
            descent.step(rate, step);
        }
    }

    @Test
    void leavesWithoutGradientAreNotMoved() {
        try (Scope scope = Scope.open()) {
            OwnWeights weights = OwnWeights.of(line(), Initialisation.DEFAULT, 0, DataType.FLOAT32, scope);
            float before = weights.leaves().values("line.weight")[0];

            new Descent(weights.leaves(), new Nesterov(0.9, 0.1), scope).step(0.1, scope);

            assertThat(weights.leaves().values("line.weight")).containsExactly(before);
        }
    }
}

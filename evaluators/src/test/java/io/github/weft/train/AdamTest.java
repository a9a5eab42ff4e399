package io.github.weft.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.torch.Box;
import io.github.weft.torch.Fixtures;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The line of {@link DescentTest}: the gradient is .5 for the kernel and 1 for the bias, whatever they are. Both start at 1. */
@Tag("torch")
class AdamTest {

    private static final Network LINE = DescentTest.line();

    private static float[] twoSteps(Optimizer optimizer) {
        try (Scope scope = Scope.open()) {
            OwnWeights weights = OwnWeights.of(LINE, Initialisation.DEFAULT, 0, DataType.FLOAT32, scope);
            weights.leaves().set("line.weight", new float[] {1});
            weights.leaves().set("line.bias", new float[] {1});
            var descent = new Descent(weights.leaves(), optimizer, scope);
            DescentTest.step(weights, descent, 0.1, scope);
            DescentTest.step(weights, descent, 0.2, scope);
            assertThat(descent.moves("line.weight")).isEqualTo(2);
            return new float[] {
                weights.leaves().values("line.weight")[0], weights.leaves().values("line.bias")[0]
            };
        }
    }

    /**
     * Decay .1, rates .1 and .2. Kernel: g is .6, so the first step is .1 whole; then g = .59, m = .113, s = .00070774, and the second is
     * .2 * (.113 / .19) / sqrt(.00070774 / .001999) = .1999053.
     */
    @Test
    void adamAddsDecayToTheGradient() {
        float[] moved = twoSteps(Adam.coupled(0.1));

        assertThat(moved[0]).isCloseTo(0.7000947f, within(1e-6f));
        assertThat(moved[1]).isCloseTo(0.7f, within(1e-6f));
    }

    /** Kernel: 1 times .99 less .1, times .98 less .2. */
    @Test
    void adamWShrinksTheWeightsBeside() {
        float[] moved = twoSteps(Adam.decoupled(0.1));

        assertThat(moved[0]).isCloseTo(0.6722f, within(1e-6f));
        assertThat(moved[1]).isCloseTo(0.7f, within(1e-6f));
    }

    /** A part that has a gradient of 2 three times, at rate .1: steps of .1, whatever happened to the rest. */
    @Test
    void aPartMovesAloneAndCountsItsMoves() {
        Network network = Fixtures.twoLayers(false);
        try (Scope scope = Scope.open()) {
            OwnWeights weights = OwnWeights.of(network, Initialisation.DEFAULT, 0, DataType.FLOAT32, scope);
            weights.leaves().set("first.weight", new float[] {1, 2, 3, 4});
            var descent = new Descent(weights.leaves(), Adam.coupled(0), scope);
            for (int i = 0; i < 3; i++) {
                try (Scope step = scope.inner()) {
                    var right = new Box(List.of(0, 1), List.of(2, 1));
                    descent.step(
                            0.1,
                            List.of(new Descent.Part("first.weight", right, step.floats(new float[] {2, 2}, 2, 1))),
                            step);
                }
            }

            float[] moved = weights.leaves().values("first.weight");
            assertThat(moved[0]).isEqualTo(1);
            assertThat(moved[2]).isEqualTo(3);
            assertThat(moved[1]).isCloseTo(1.7f, within(1e-5f));
            assertThat(moved[3]).isCloseTo(3.7f, within(1e-5f));
            assertThat(descent.memory("first.weight").get(0).toFloatArray()[0]).isZero();
            assertThat(descent.memory("first.weight").get(0).toFloatArray()[1])
                    .isCloseTo(2 * (1 - 0.729f), within(1e-6f));
            assertThat(descent.moves("first.weight")).isEqualTo(3);
            assertThat(descent.moves("second.weight")).isZero();
        }
    }
}

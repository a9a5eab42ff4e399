package io.github.weft.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.sparsity.Decay;
import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.sparsity.MaskChoice;
import io.github.weft.sparsity.Movement;
import io.github.weft.sparsity.SparsityPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a training with few connections takes over from an earlier one: weights that are held, or that it begins with. */
@Tag("torch")
class InheritanceTest extends TenWeights {

    /** Places 1 and 6 are held: the one is a connection from the start, the other becomes one where its gradient is large. */
    @Test
    void whatIsHeldHasItsWeightWhereverItIsAConnectionAndIsNotFree() {
        var movement = new Movement(Growth.GRADIENT, DropRule.MAGNITUDE, 1, .4, Decay.CONSTANT, 1);
        float[] earlier = {0, .9f, 0, 0, 0, 0, -2, 0, 0, 0};
        var connections = new Connections(
                Masks.of(Map.of(KERNEL, FIRST_FIVE)),
                Inheritance.held(Map.of(KERNEL, earlier)),
                new Timetable(Optional.of(movement), STEPS),
                0,
                1,
                weights.leaves(),
                scope);

        assertThat(weights.leaves().values(KERNEL)).containsExactly(.5f, .9f, .3f, .05f, -.4f, 0, 0, 0, 0, 0);
        assertThat(free(connections)).containsExactly(1, 0, 1, 1, 1, 0, 0, 0, 0, 0);

        step(connections, 1, INPUT);

        assertThat(mask(connections)).isEqualTo(Mask.of(10, 0, 1, 4, 6, 9));
        assertThat(weights.leaves().values(KERNEL)).containsExactly(.5f, .9f, 0, 0, -.4f, 0, -2, 0, 0, 0);
        assertThat(free(connections)).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 0, 1);
    }

    /** A kernel with all its connections has no mask, and still what is held in it must not move. */
    @Test
    void aDenseKernelHoldsToo() {
        float[] earlier = {0, 3, 0, 0, 0, 0, 0, 0, 0, 0};
        var sparsity = new Sparsity(
                SparsityPlan.of(Map.of(KERNEL, 10L), MaskChoice.RANDOM, Optional.empty()),
                (plan, network, own, seed) -> Masks.of(Map.of(KERNEL, Mask.full(10))),
                Inheritance.held(Map.of(KERNEL, earlier)));

        Connections connections = sparsity.start(line(), weights, STEPS, 1, scope);

        assertThat(weights.leaves().values(KERNEL)).containsExactly(.5f, 3, .3f, .05f, -.4f, 7, 7, 7, 7, 7);
        assertThat(free(connections)).containsExactly(1, 0, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(connections.explored()).isEqualTo(1);
    }

    @Test
    void aTrainingBeginsWithWeightsOfAnEarlierOneAsTheyAre() {
        float[] earlier = {0, 3, 0, 0, 0, 0, -1, 0, 0, 0};
        var sparsity = new Sparsity(
                SparsityPlan.of(Map.of(KERNEL, 2L), MaskChoice.RANDOM, Optional.empty()),
                (plan, network, own, seed) -> Masks.of(Map.of(KERNEL, Mask.ofNonzeros(earlier))),
                Inheritance.beginning(Map.of(KERNEL, earlier)));

        Connections connections = sparsity.start(line(), weights, STEPS, 1, scope);

        assertThat(weights.leaves().values(KERNEL)).containsExactly(earlier);
        assertThat(free(connections)).containsExactly(0, 1, 0, 0, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void whatIsInheritedMustFit() {
        var plan = SparsityPlan.of(Map.of(KERNEL, 2L), MaskChoice.RANDOM, Optional.empty());
        Map<String, float[]> three = Map.of(KERNEL, new float[3]);

        for (Inheritance inheritance : List.of(Inheritance.held(three), Inheritance.beginning(three))) {
            var sparsity = new Sparsity(
                    plan, (same, network, own, seed) -> Masks.of(Map.of(KERNEL, Mask.of(10, 1, 6))), inheritance);

            assertThatThrownBy(() -> sparsity.start(line(), weights, STEPS, 1, scope))
                    .hasMessage("kernel (line.weight) of 10 weights cannot inherit 3.");
        }
    }

    private float[] free(Connections connections) {
        try (NDArray numbers = connections.free(KERNEL).orElseThrow().toType(DataType.FLOAT32, true)) {
            return numbers.toFloatArray();
        }
    }
}

package io.github.weft.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.sparsity.Decay;
import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.sparsity.MaskChoice;
import io.github.weft.sparsity.Movement;
import io.github.weft.sparsity.SparsityPlan;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How connections die and grow on ten weights, by hand. */
@Tag("torch")
class ConnectionsTest extends TenWeights {

    private Connections connections(Growth growth, DropRule drop, double fraction) {
        var movement = new Movement(growth, drop, 1, fraction, Decay.CONSTANT, 1);
        return new Connections(
                Masks.of(Map.of(KERNEL, FIRST_FIVE)),
                Inheritance.none(),
                new Timetable(Optional.of(movement), STEPS),
                0,
                1,
                weights.leaves(),
                scope);
    }

    @Test
    void whatLiesOutsideOfTheFirstMaskBecomesZero() {
        Connections connections = connections(Growth.RANDOM, DropRule.MAGNITUDE, .4);

        assertThat(weights.leaves().values(KERNEL)).containsExactly(.5f, -.1f, .3f, .05f, -.4f, 0, 0, 0, 0, 0);
        assertThat(connections.masks().nonzeros()).isEqualTo(5);
        assertThat(connections.explored()).isEqualTo(.5);
    }

    /** Of five connections .4 go: 3 and 1. By the dense gradient 6 and 9 come, at zero and with nothing remembered. */
    @Test
    void gradientGrowthMovesConnectionsInsteadOfWeights() {
        Connections connections = connections(Growth.GRADIENT, DropRule.MAGNITUDE, .4);

        assertThat(connections.replaces(0)).isFalse();
        step(connections, 0, INPUT);
        assertThat(mask(connections)).isEqualTo(FIRST_FIVE);
        assertThat(connections.updates()).isZero();

        assertThat(connections.replaces(1)).isTrue();
        step(connections, 1, INPUT);

        assertThat(mask(connections)).isEqualTo(Mask.of(10, 0, 2, 4, 6, 9));
        assertThat(weights.leaves().values(KERNEL)).containsExactly(.5f, 0, .3f, 0, -.4f, 0, 0, 0, 0, 0);
        assertThat(memory.toFloatArray()).containsExactly(1, 0, 1, 0, 1, 0, 0, 0, 0, 0);
        assertThat(connections.updates()).isEqualTo(1);
        assertThat(connections.moved()).isEqualTo(2);
    }

    /** The mean after gradients of 1 at place 7 and then .5 at place 8 is .09 and .05: the gradient of now would say 8. */
    @Test
    void momentumGrowthRemembersDenseGradients() {
        var movement = new Movement(Growth.MOMENTUM, DropRule.MAGNITUDE, 2, .2, Decay.CONSTANT, 1);
        var connections = new Connections(
                Masks.of(Map.of(KERNEL, FIRST_FIVE)),
                Inheritance.none(),
                new Timetable(Optional.of(movement), STEPS),
                0,
                1,
                weights.leaves(),
                scope);

        assertThat(connections.replaces(1)).isFalse();
        step(connections, 0, new float[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 0});
        step(connections, 1, new float[] {0, 0, 0, 0, 0, 0, 0, 0, .5f, 0});

        assertThat(mask(connections)).isEqualTo(Mask.of(10, 0, 1, 2, 4, 7));
    }

    @Test
    void randomGrowthDrawsAmongTheGaps() {
        Connections connections = connections(Growth.RANDOM, DropRule.MAGNITUDE, .4);

        step(connections, 0, INPUT);

        assertThat(mask(connections).nonzeros()).isEqualTo(5);
        assertThat(mask(connections).and(FIRST_FIVE)).isEqualTo(Mask.of(10, 0, 2, 4));
    }

    /** |w g| at 0 to 4 is 0, .03, 0, .075 and 0: 1 and 3 stay, and one of the other three. */
    @Test
    void dropsWhatTheLossWouldMissLeast() {
        Connections connections = connections(Growth.GRADIENT, DropRule.WEIGHT_GRADIENT, .4);

        step(connections, 1, INPUT);

        assertThat(mask(connections).and(Mask.of(10, 1, 3))).isEqualTo(Mask.of(10, 1, 3));
        assertThat(mask(connections).connects(6)).isTrue();
        assertThat(mask(connections).connects(9)).isTrue();
    }

    /**
     * Over two steps the weight at 0 is .1 and .9 (mean .5, deviation .4), those at 1 to 4 stay as they are: the largest weight is the
     * noisiest one.
     */
    @Test
    void dropsWhatIsMostlyNoise() {
        var movement = new Movement(Growth.RANDOM, DropRule.SNR, 2, .2, Decay.CONSTANT, 1);
        var connections = new Connections(
                Masks.of(Map.of(KERNEL, FIRST_FIVE)),
                Inheritance.none(),
                new Timetable(Optional.of(movement), STEPS),
                0,
                1,
                weights.leaves(),
                scope);
        weights.leaves().set(KERNEL, new float[] {.1f, -.1f, .3f, .05f, -.4f, 0, 0, 0, 0, 0});
        step(connections, 0, INPUT);
        weights.leaves().set(KERNEL, new float[] {.9f, -.1f, .3f, .05f, -.4f, 0, 0, 0, 0, 0});
        step(connections, 1, INPUT);

        assertThat(mask(connections).and(FIRST_FIVE)).isEqualTo(Mask.of(10, 1, 2, 3, 4));
    }

    @Test
    void signalToNoiseIsTheMeanOverTheStandardDeviation() {
        var spread = new WeightSpread(DataType.FLOAT32, new long[] {3}, scope);
        for (float[] values : new float[][] {{1, 2, 0}, {2, 2, 0}, {6, 2, 0}}) {
            spread.add(scope.floats(values, 3));
        }

        double[] ratios = spread.signalToNoise();

        assertThat(ratios[0]).isCloseTo(3 / Math.sqrt(14.0 / 3), within(1e-6));
        assertThat(ratios[1]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ratios[2]).isZero();
    }

    /** Masks {0..4} and then {0,2,3,4,6} have seen six of ten weights; with ten dense ones beside them 16 of 20. */
    @Test
    void countsWeightsThatWereConnectedAtSomeTime() {
        weights.leaves().set(KERNEL, new float[] {.5f, -.01f, .3f, .05f, -.4f, 0, 0, 0, 0, 0});
        var movement = new Movement(Growth.GRADIENT, DropRule.MAGNITUDE, 1, .2, Decay.CONSTANT, 1);
        var connections = new Connections(
                Masks.of(Map.of(KERNEL, FIRST_FIVE)),
                Inheritance.none(),
                new Timetable(Optional.of(movement), STEPS),
                10,
                1,
                weights.leaves(),
                scope);
        assertThat(connections.explored()).isEqualTo(.75);

        step(connections, 1, INPUT);

        assertThat(mask(connections)).isEqualTo(Mask.of(10, 0, 2, 3, 4, 6));
        assertThat(connections.explored()).isEqualTo(.8);
    }

    /** A fifth of three connections rounds down to none, for ever. */
    @Test
    void kernelsOfFewConnectionsFreezeAndAreNamed() {
        var movement = new Movement(Growth.GRADIENT, DropRule.MAGNITUDE, 1, .2, Decay.CONSTANT, 1);
        Masks three = Masks.of(Map.of(KERNEL, Mask.of(10, 0, 2, 4)));
        var connections = new Connections(
                three, Inheritance.none(), new Timetable(Optional.of(movement), STEPS), 0, 1, weights.leaves(), scope);

        step(connections, 1, INPUT);

        assertThat(connections.masks()).isEqualTo(three);
        assertThat(connections.frozen()).containsExactly(KERNEL);
        assertThat(connections(Growth.GRADIENT, DropRule.MAGNITUDE, .2).frozen())
                .isEmpty();
    }

    /** A cosine from .4 ends in a share of 0 at step 10: that update moves nothing, and none follows. */
    @Test
    void aShareOfZeroLeavesAllAsItIs() {
        var movement = new Movement(Growth.GRADIENT, DropRule.MAGNITUDE, 5, .4, Decay.COSINE, 1);
        var connections = new Connections(
                Masks.of(Map.of(KERNEL, FIRST_FIVE)),
                Inheritance.none(),
                new Timetable(Optional.of(movement), STEPS),
                0,
                1,
                weights.leaves(),
                scope);
        float[] before = weights.leaves().values(KERNEL);

        step(connections, 10, INPUT);
        step(connections, 15, INPUT);

        assertThat(connections.updates()).isEqualTo(1);
        assertThat(connections.moved()).isZero();
        assertThat(mask(connections)).isEqualTo(FIRST_FIVE);
        assertThat(weights.leaves().values(KERNEL)).containsExactly(before);
        assertThat(memory.toFloatArray()).containsOnly(1);
    }

    /** A quarter of weights of one size: what stays is doubled. */
    @Test
    void whatStaysMakesUpForWhatWent() {
        weights.leaves().set(KERNEL, new float[] {1, -1, 1, -1, 1, 1, 1, 1, 0, 0});
        var sparsity = new Sparsity(
                SparsityPlan.of(Map.of(KERNEL, 2L), MaskChoice.RANDOM, Optional.empty()),
                (plan, network, own, seed) -> Masks.of(Map.of(KERNEL, Mask.of(10, 1, 6))));

        Connections connections = sparsity.start(line(), weights, STEPS, 1, scope);

        assertThat(weights.leaves().values(KERNEL)).containsExactly(0, -2, 0, 0, 0, 0, 2, 0, 0, 0);
        assertThat(connections.explored()).isEqualTo(.2);
    }
}

package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Role;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InitialisationTest {

    private static final int COUNT = 200_000;

    @Test
    void defaultIsUniformWithinOneOverTheRootOfFanIn() {
        float[] values = Initialisation.DEFAULT.values("w", Role.KERNEL, 25, COUNT, 1);

        assertThat(values).doesNotContain(0);
        assertThat(extreme(values)).isBetween(.1999, .2);
        assertThat(moment(values, 1)).isCloseTo(0, within(.001));
        assertThat(moment(values, 2)).isCloseTo(.04 / 3, within(.0001));
    }

    @Test
    void kaimingNormalHasVarianceTwoOverFanIn() {
        float[] values = Initialisation.KAIMING_NORMAL.values("w", Role.KERNEL, 50, COUNT, 1);

        assertThat(moment(values, 1)).isCloseTo(0, within(.002));
        assertThat(moment(values, 2)).isCloseTo(.04, within(.0005));
        assertThat(moment(values, 4)).isCloseTo(3 * .04 * .04, within(.0002));
    }

    @Test
    void theFanIsThatOfOneUnit() {
        assertThat(Initialisation.KAIMING_NORMAL.fan(List.of(8, 4, 3, 3))).isEqualTo(36);
        assertThat(Initialisation.KAIMING_NORMAL_FAN_OUT.fan(List.of(8, 4, 3, 3)))
                .isEqualTo(72);
        assertThat(Initialisation.KAIMING_NORMAL_FAN_OUT.fan(List.of(10, 64))).isEqualTo(10);
        float[] values = Initialisation.KAIMING_NORMAL_FAN_OUT.values("w", Role.KERNEL, 50, COUNT, 1);
        assertThat(moment(values, 2)).isCloseTo(.04, within(.0005));
    }

    @Test
    void standardNormalHasVarianceOne() {
        float[] values = Initialisation.STANDARD_NORMAL.values("w", Role.KERNEL, 50, COUNT, 1);

        assertThat(moment(values, 2)).isCloseTo(1, within(.01));
        assertThat(Initialisation.STANDARD_NORMAL.values("b", Role.BIAS, 50, 3, 1))
                .containsOnly(0);
    }

    @Test
    void smallNormalHasOneDeviationWhateverTheLayer() {
        for (int fan : new int[] {3, 3000}) {
            float[] values = Initialisation.SMALL_NORMAL.values("w", Role.KERNEL, fan, COUNT, 1);
            assertThat(moment(values, 2)).isCloseTo(.0004, within(.000004));
        }
        assertThat(Initialisation.SMALL_NORMAL.values("b", Role.BIAS, 50, 3, 1)).containsOnly(0);
    }

    @Test
    void dependsOnSeedAndNameAlone() {
        float[] values = Initialisation.DEFAULT.values("w", Role.KERNEL, 4, 8, 1);

        assertThat(Initialisation.DEFAULT.values("w", Role.KERNEL, 4, 8, 1)).containsExactly(values);
        assertThat(Initialisation.DEFAULT.values("v", Role.KERNEL, 4, 8, 1)).isNotEqualTo(values);
        assertThat(Initialisation.DEFAULT.values("w", Role.KERNEL, 4, 8, 2)).isNotEqualTo(values);
    }

    @Test
    @Tag("torch")
    void aBiasUsesTheFanInOfItsLayer() {
        Network network = Fixtures.convolutional(4, 4, 1000);

        try (Scope scope = Scope.open()) {
            OwnWeights weights = OwnWeights.of(network, Initialisation.DEFAULT, 1, DataType.FLOAT32, scope);

            assertThat(extreme(weights.leaves().values("head.bias"))).isBetween(.49, .5);
            assertThat(extreme(weights.leaves().values("c2.weight"))).isBetween(.15, 1 / 6.0);
            assertThat(weights.leaves().values("n1.scale")).containsOnly(1);
            assertThat(weights.leaves().values("n1.shift")).containsOnly(0);
        }
    }

    @Test
    void isKnownByName() {
        assertThat(Initialisation.named("kaiming-normal")).isEqualTo(Initialisation.KAIMING_NORMAL);
        assertThatThrownBy(() -> Initialisation.named("kaiming"))
                .hasMessage("initialisation (kaiming) is not known. Did you mean kaiming-normal?"
                        + " Known: default, kaiming-normal, kaiming-normal-fan-out, standard-normal, small-normal.");
    }

    private static double extreme(float[] values) {
        double extreme = 0;
        for (float value : values) {
            extreme = Math.max(extreme, Math.abs(value));
        }
        return extreme;
    }

    private static double moment(float[] values, int power) {
        double sum = 0;
        for (float value : values) {
            sum += Math.pow(value, power);
        }
        return sum / values.length;
    }
}

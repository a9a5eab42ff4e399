package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class KernelGainsTest {

    private static final Offset<Double> EXACT = within(1e-15);
    private static final Extent WIDE = Extent.whole(16);
    private static final Extent THREE = Extent.whole(3);

    private final NetworkBuilder network = new NetworkBuilder();
    private final String image = network.input("image", Shape.image(16, 8, 8));
    private final String first = network.conv("first", image, WIDE, WIDE, THREE, 1);

    private double gain(String layer) {
        network.output(Network.LOGITS, network.linear("head", pooled(), Extent.whole(10), WIDE));
        Map<String, Double> gains = KernelGains.of(network.build());
        return gains.getOrDefault(layer + ".weight", Double.NaN);
    }

    private String pooled() {
        return network.globalAveragePool("pool", network.add("end", List.of(image, first)));
    }

    /** Fan in 144 and two summands: sqrt(2 / (2 * 144)) = 1 / 12. */
    @Test
    void aLayerAfterASumOfTwoStartsSmallerByTheRootOfTwo() {
        String relu =
                network.activation("relu", network.add("sum", List.of(image, first)), Op.Activation.Function.RELU);
        network.conv("late", relu, WIDE, WIDE, THREE, 1);

        assertThat(gain("late") * Math.sqrt(2.0 / 144)).isCloseTo(.0833333333, within(5e-11));
    }

    @Test
    void everySummandCountsEachTimeButZerosDoNot() {
        String zero = network.zero("zero", image);
        network.conv("three", network.add("a", List.of(image, image, first)), WIDE, WIDE, THREE, 1);
        network.conv("live", network.add("b", List.of(zero, first)), WIDE, WIDE, THREE, 1);
        network.conv("dead", network.add("c", List.of(zero, zero)), WIDE, WIDE, THREE, 1);

        assertThat(gain("three")).isCloseTo(1 / Math.sqrt(3), EXACT);
        assertThat(KernelGains.of(network.build()))
                .containsEntry("first.weight", 1.0)
                .containsEntry("live.weight", 1.0)
                .containsEntry("dead.weight", 1.0);
    }

    @Test
    void normalisationAndPoolingMakeASourceOfTheirOwn() {
        String sum = network.add("sum", List.of(image, first));
        network.conv("normal", network.batchNorm("norm", sum, WIDE), WIDE, WIDE, THREE, 1);
        network.conv("pooling", network.pool("mean", sum, Op.Pool.Kind.AVERAGE, 3, 1, 1), WIDE, WIDE, THREE, 1);

        assertThat(gain("normal")).isEqualTo(1);
        assertThat(KernelGains.of(network.build())).containsEntry("pooling.weight", 1.0);
    }

    /** Standard deviation sqrt(2) / n for n = 16 inputs, where other layers have sqrt(2 / n). */
    @Test
    void theLastLayerHasVarianceTwoOverFanInSquared() {
        assertThat(gain("head") * Math.sqrt(2.0 / 16)).isCloseTo(Math.sqrt(2) / 16, EXACT);
        assertThat(KernelGains.of(network.build()).keySet()).containsExactly("first.weight", "head.weight");
    }
}

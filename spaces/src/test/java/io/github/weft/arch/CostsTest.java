package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {

    private final NetworkBuilder network = new NetworkBuilder();
    private final String image = network.input("image", Shape.image(1, 4, 4));

    /** Bytes: image 64; a, b, c 128 each; d 16. While c is made, a and b are still needed. */
    @Test
    void areCountedByHandOnAResidualBlock() {
        String a = network.conv("a", image, Extent.whole(2), Extent.whole(1), Extent.whole(3), 1);
        String b = network.activation("b", a, Op.Activation.Function.RELU);
        String c = network.add("c", List.of(a, b));
        network.output(Network.LOGITS, network.conv("d", c, Extent.whole(1), Extent.whole(2), Extent.whole(1), 2));

        assertThat(network.build().costs())
                .isEqualTo(new Costs(2 * 9 + 2, 2 * 9 * 16 + 2 * 4, 128 + 128 + 128, 64 + 128 + 128 + 128 + 16, 2));
    }

    @Test
    void dropWhatNobodyReads() {
        network.activation("unread", image, Op.Activation.Function.RELU);
        String relu = network.activation("relu", image, Op.Activation.Function.RELU);
        network.output(Network.LOGITS, network.activation("last", relu, Op.Activation.Function.RELU));

        assertThat(network.build().costs().peakActivationBytes()).isEqualTo(128);
        assertThat(network.build().costs().activationBytes()).isEqualTo(256);
    }

    @Test
    void keepOutputsToTheEnd() {
        network.output("early", network.activation("first", image, Op.Activation.Function.RELU));
        String second = network.activation("second", "first", Op.Activation.Function.RELU);
        network.output(Network.LOGITS, network.activation("third", second, Op.Activation.Function.RELU));

        assertThat(network.build().costs().peakActivationBytes()).isEqualTo(192);
    }

    @Test
    void countAGroupedConvolutionByItsGroups() {
        String wide = network.conv("wide", image, Extent.whole(6), Extent.whole(1), Extent.whole(1), 1);
        network.output(Network.LOGITS, network.depthwise("deep", wide, Extent.whole(6), Extent.whole(3), 2));
        Costs costs = network.build().costs();

        assertThat(costs.params()).isEqualTo(6 + 6 * 9);
        assertThat(costs.macs()).isEqualTo(6 * 16 + 6 * 9 * 4);
    }

    @Test
    void countALinearLayerWithBias() {
        String mean = network.globalAveragePool("mean", image);
        network.output(Network.LOGITS, network.linear("linear", mean, Extent.whole(10), Extent.whole(1)));
        Costs costs = network.build().costs();

        assertThat(costs.params()).isEqualTo(20);
        assertThat(costs.macs()).isEqualTo(10);
        assertThat(costs.depth()).isEqualTo(1);
    }
}

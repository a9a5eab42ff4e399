package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private final NetworkBuilder network = new NetworkBuilder();
    private final String image = network.input("image", Shape.image(3, 8, 6));

    @Test
    void infersShapes() {
        String conv = network.conv("conv", image, Extent.whole(5), Extent.whole(3), Extent.whole(3), 2);
        String pool = network.pool("pool", conv, Op.Pool.Kind.MAXIMUM, 2, 2, 0);
        String mean = network.globalAveragePool("mean", pool);
        network.output(Network.LOGITS, network.linear("linear", mean, Extent.whole(7), Extent.whole(5)));
        Network built = network.build();

        assertThat(built.shape("conv")).isEqualTo(Shape.image(5, 4, 3));
        assertThat(built.shape("pool")).isEqualTo(Shape.image(5, 2, 1));
        assertThat(built.shape("mean")).isEqualTo(Shape.vector(5));
        assertThat(built.shape(built.logits())).isEqualTo(Shape.vector(7));
    }

    @Test
    void namesTheNodeThatDoesNotFit() {
        network.batchNorm("norm", image, Extent.whole(4));

        assertThatThrownBy(network::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node (norm): batch-norm expects 4 channels or features, but its input is (3x8x6).");
    }

    @Test
    void saysWhyTheNodeDoesNotFit() {
        assertThatThrownBy(() -> after(new Op.Pool(Op.Pool.Kind.AVERAGE, 7, 1, 0)))
                .hasMessageContaining("pool of reach (7) does not fit an input of length (6) with padding (0)");
        assertThatThrownBy(() -> after(new Op.Linear(3, 2, false)))
                .hasMessageContaining("linear needs a vector or tokens, not an image (3x8x6). Maybe pool it first.");
        assertThatThrownBy(() -> after(new Op.Add())).hasMessageContaining("add takes at least 2 inputs, not 1");
        assertThatThrownBy(() -> after(new Op.Conv2d(4, 4, 3, 1, 1, 1, 1, false)))
                .hasMessageContaining("conv2d expects 4 channels");
        assertThatThrownBy(() -> new Op.Conv2d(3, 4, 3, 1, 1, 1, 2, false))
                .hasMessage("groups (2) must divide the channels (3 in, 4 out).");
    }

    @Test
    void joinsChannelsAndLaysThemOut() {
        String wide = network.conv("wide", image, Extent.whole(5), Extent.whole(3), Extent.whole(1), 1);
        String small = network.conv("small", image, Extent.whole(5), Extent.whole(3), Extent.whole(1), 2);
        network.flatten("flat", network.concat("joined", List.of(image, wide, image)));

        assertThat(network.build().shape("joined")).isEqualTo(Shape.image(11, 8, 6));
        assertThat(network.build().shape("flat")).isEqualTo(Shape.vector(11 * 8 * 6));
        network.concat("odd", List.of(wide, small));
        assertThatThrownBy(network::build)
                .hasMessage("node (odd): concat needs images of one size, or vectors, but got [5x8x6, 5x4x3].");
    }

    @Test
    void padsDilatedKernelsToTheSameSize() {
        String dilated = network.depthwise("dilated", image, Extent.whole(3), Extent.whole(5), 2, 2);
        network.biasedConv("biased", dilated, Extent.whole(4), Extent.whole(3), Extent.whole(3), 0);
        Network built = network.build();

        assertThat(built.shape("dilated")).isEqualTo(Shape.image(3, 4, 3));
        assertThat(built.shape("biased")).isEqualTo(Shape.image(4, 2, 1));
        assertThat(built.costs().params()).isEqualTo(3 * 25 + 4 * 3 * 9 + 4);
        assertThat(built.costs().macs()).isEqualTo(3 * 25 * 12 + 4 * 3 * 9 * 2);
    }

    private Network after(Op op) {
        var nodes = List.of(
                new Node("image", new Op.Input(Shape.image(3, 8, 6)), List.of(), List.of()),
                new Node("next", op, List.of("image"), List.of()));
        return Network.of(nodes, Map.of(), List.of());
    }

    @Test
    void addsOnlyEqualShapes() {
        String conv = network.conv("conv", image, Extent.whole(3), Extent.whole(3), Extent.whole(3), 2);
        network.add("sum", List.of(image, conv));

        assertThatThrownBy(network::build)
                .hasMessageContaining("node (sum): add needs equal shapes, but got [3x8x6, 3x4x3]");
    }

    @Test
    void rejectsNodesThatReadLaterOnesOrStandTwice() {
        network.zero("zero", "later");
        assertThatThrownBy(network::build).hasMessageContaining("zero reads node (later)");

        var twice = new NetworkBuilder();
        twice.input("image", Shape.vector(2));
        twice.input("image", Shape.vector(2));
        assertThatThrownBy(twice::build).hasMessage("node (image) stands twice.");
    }

    @Test
    void rejectsOneParameterWithTwoSlices() {
        var half = new Param("w", Role.NORM_SCALE, List.of(new Extent(new Rule.Whole(), 4, 0, 2)));
        var whole = new Param("w", Role.NORM_SCALE, List.of(Extent.whole(4)));
        network.node("a", new Op.Zero(), List.of(image), List.of(half));
        network.node("b", new Op.Zero(), List.of(image), List.of(whole));

        assertThatThrownBy(network::build).hasMessage("parameter (w) is used with two slices.");
    }

    @Test
    void countsASharedParameterOnce() {
        var shared = new Param("w", Role.NORM_SCALE, List.of(Extent.whole(4)));
        network.node("a", new Op.Zero(), List.of(image), List.of(shared));
        network.node("b", new Op.Zero(), List.of(image), List.of(shared));

        assertThat(network.build().costs().params()).isEqualTo(4);
    }
}

package io.github.weft.space.entangled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileLadderTest {

    private static final String SMALL = "12x2-k3e3-k3e3_16x2-k3e3-k3e3_32x2-k3e3-k3e3_56x2-k3e3-k3e3";

    private final Mobile space = Mobile.ofa();
    private final Setting fashion = space.setting(Shape.image(1, 28, 28), 10);

    /** 4 sizes of the image, 2 * 3 * 3 * 3 widths, and 9^2 + 9^3 + 9^4 stages, as published, four times. */
    @Test
    void countsItsNetworks() {
        assertThat(space.networks())
                .isEqualTo(BigInteger.valueOf(4 * 54)
                        .multiply(BigInteger.valueOf(81 + 729 + 6_561).pow(4)));
        assertThat(space.cardinality())
                .isEqualTo(BigInteger.valueOf(4 * 54)
                        .multiply(BigInteger.valueOf(3 * 6_561).pow(4)));
    }

    /** A block without squeeze-and-excitation, then the two layers of that. */
    private static long block(int in, int hidden, int kernel, int out) {
        return in * hidden + kernel * kernel * hidden + hidden * out + 4L * hidden + 2L * out;
    }

    private static long squeeze(int hidden, int narrow) {
        return 2L * hidden * narrow + hidden + narrow;
    }

    /** Hidden widths are multiples of 8 (three times 12 is 40), narrow ones a quarter of that, too. */
    @Test
    void theSmallestHasTheWeightsThatAHandCountGives() {
        assertThat(network("r7_" + SMALL).costs().params())
                .isEqualTo((9 * 8 + 2 * 8)
                        + (9 * 8 + 8 * 8 + 4 * 8)
                        + (block(8, 24, 3, 12) + block(12, 40, 3, 12))
                        + (block(12, 40, 3, 16) + squeeze(40, 16) + block(16, 48, 3, 16) + squeeze(48, 16))
                        + (block(16, 48, 3, 32) + block(32, 96, 3, 32))
                        + (block(32, 96, 3, 56) + squeeze(96, 24) + block(56, 168, 3, 56) + squeeze(168, 40))
                        + (56 * 240 + 2 * 240)
                        + 240 * 320
                        + (320 * 10 + 10));
    }

    /** At 28x28 maps of 14x14, 7x7, 4x4; at 16x16 of 8x8, 4x4, 2x2. */
    @ParameterizedTest
    @CsvSource({"r7, 196, 49, 16", "r6, 144, 36, 9", "r5, 100, 25, 9", "r4, 64, 16, 4"})
    void costsFollowTheSizeOfTheImage(String image, long first, long second, long third) {
        Costs costs = network(image + "_" + SMALL).costs();

        assertThat(costs.params()).isEqualTo(network("r7_" + SMALL).costs().params());
        assertThat(costs.macs())
                .isEqualTo(first * (9 * 8 + 9 * 8 + 8 * 8)
                        + first * (8 * 24 + 9 * 24 + 24 * 12 + 12 * 40 + 9 * 40 + 40 * 12)
                        + first * 12 * 40
                        + second * (9 * 40 + 40 * 16 + 16 * 48 + 9 * 48 + 48 * 16)
                        + 2 * (40 * 16 + 48 * 16)
                        + second * 16 * 48
                        + third * (9 * 48 + 48 * 32 + 32 * 96 + 9 * 96 + 96 * 32)
                        + third * (32 * 96 + 9 * 96 + 96 * 56 + 56 * 168 + 9 * 168 + 168 * 56)
                        + 2 * (96 * 24 + 168 * 40)
                        + third * 56 * 240
                        + 240 * 320
                        + 320 * 10);
    }

    @Test
    void usesWholeWeightsInTheLargestNetwork() {
        Network largest = space.decode(space.largest(), fashion);

        assertThat(largest.params()).allMatch(Param::isWhole);
        assertThat(space.format(space.largest()))
                .isEqualTo("r7_16x4-k7e6-k7e6-k7e6-k7e6_24x4-k7e6-k7e6-k7e6-k7e6_48x4-k7e6-k7e6-k7e6-k7e6"
                        + "_72x4-k7e6-k7e6-k7e6-k7e6");
        assertThat(largest.node("stage4.block4.squeeze.reduce").params().get(0).shape())
                .containsExactly(112, 432);
    }

    /** ReLU and hard swish, squeeze-and-excitation in every second stage, as in MobileNetV3's units. */
    @Test
    void hasTheLayersOfMobileNetV3() {
        Network network = network("r6_" + SMALL);

        assertThat(functions(network, "stem")).containsExactly(Op.Activation.Function.HARD_SWISH);
        assertThat(functions(network, "first")).containsExactly(Op.Activation.Function.RELU);
        assertThat(functions(network, "stage1.block1"))
                .containsExactly(Op.Activation.Function.RELU, Op.Activation.Function.RELU);
        assertThat(functions(network, "stage2.block1"))
                .containsExactly(
                        Op.Activation.Function.RELU,
                        Op.Activation.Function.RELU,
                        Op.Activation.Function.RELU,
                        Op.Activation.Function.HARD_SIGMOID);
        assertThat(functions(network, "stage3.block1"))
                .containsExactly(Op.Activation.Function.HARD_SWISH, Op.Activation.Function.HARD_SWISH);
        assertThat(functions(network, "stage4.block2"))
                .containsExactly(
                        Op.Activation.Function.HARD_SWISH,
                        Op.Activation.Function.HARD_SWISH,
                        Op.Activation.Function.RELU,
                        Op.Activation.Function.HARD_SIGMOID);
        assertThat(functions(network, "head"))
                .containsExactly(Op.Activation.Function.HARD_SWISH, Op.Activation.Function.HARD_SWISH);
        assertThat(network.node("stage2.block2.project").inputs()).containsExactly("stage2.block2.squeeze.scale");
        assertThat(network.node("stage2.block2.squeeze.scale").inputs())
                .containsExactly("stage2.block2.depthwise.relu", "stage2.block2.squeeze.hard-sigmoid");
        assertThat(network.node("first.sum").inputs()).containsExactly("stem.hard-swish", "first.project.norm");
        assertThat(network.shape("resized")).isEqualTo(Shape.image(1, 24, 24));
        assertThat(network("r7_" + SMALL).nodes()).noneMatch(node -> node.name().equals("resized"));
    }

    private static List<Op.Activation.Function> functions(Network network, String part) {
        return network.nodes().stream()
                .filter(node -> node.name().startsWith(part + "."))
                .filter(node -> node.op() instanceof Op.Activation)
                .map(node -> ((Op.Activation) node.op()).function())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyNeighbourIsAnotherNetwork(int seed) {
        Genome genome = Variation.random(space, Seeds.generator(seed, "neighbours"));
        Network network = space.decode(genome, fashion);

        assertThat(Variation.neighbours(space, genome)).allSatisfy(neighbour -> {
            assertThat(space.canonical(neighbour)).isNotEqualTo(space.canonical(genome));
            assertThat(space.decode(neighbour, fashion)).isNotEqualTo(network);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12x2-k3e3-k3e3_16x2-k3e3-k3e3; it must start with the sevenths of the image's side, such as r7_",
                "r3_12x2-k3e3-k3e3_16x2-k3e3-k3e3; resolution (3) must be one of [4, 5, 6, 7]",
                "r7_12x2-k3e3-k3e3; it must have 4 stages joined by _, not 1",
                "r7_12x1-k3e3_16x2-k3e3-k3e3_32x2-k3e3-k3e3_56x2-k3e3-k3e3; stage1.depth (1) must be between 2 and 4"
            })
    void malformedTextIsExplained(String text, String problem) {
        assertThatThrownBy(() -> space.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("architecture (" + text + ") is malformed: " + problem + ". Example: r7_");
    }

    /** Four sevenths of 7 pixels are 4, which strides of 4 leave as one; of 28 they are 16. */
    @Test
    void explainsWhichImagesFit() {
        assertThat(space.setting(Shape.image(3, 8, 8), 10).size("stem-stride")).isEqualTo(1);
        assertThatThrownBy(() -> space.setting(Shape.image(1, 7, 28), 10))
                .hasMessage(
                        "input (1x7x28) is too small for space mobile-ofa with skeleton size stem-stride (1): both sides must exceed 7 pixels.");
        assertThatThrownBy(() -> space.decode(space.base(), fashion.with("stem-stride", 4)))
                .hasMessageContaining("stem-stride (4): both sides must exceed 28 pixels");
    }

    private Network network(String text) {
        return space.decode(space.parse(text), fashion);
    }
}

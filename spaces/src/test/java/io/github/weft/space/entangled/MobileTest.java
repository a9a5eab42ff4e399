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
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileTest {

    private final Mobile space = new Mobile();
    private final Setting fashion = space.setting(Shape.image(1, 28, 28), 10);

    /** Maps of 14x14 (196 positions), 7x7 (49) and 4x4 (16); a line per convolution or block. */
    @Test
    void hasTheCostsThatAHandCountGives() {
        Costs costs = network("12x2-k5e3-k7e2_12x1-k3e2_16x1-k3e2_32x1-k3e2").costs();

        assertThat(costs.params())
                .isEqualTo((9 * 8 + 2 * 8)
                        + (8 * 24 + 25 * 24 + 24 * 12 + 4 * 24 + 2 * 12)
                        + (12 * 24 + 49 * 24 + 24 * 12 + 4 * 24 + 2 * 12)
                        + (12 * 24 + 9 * 24 + 24 * 12 + 4 * 24 + 2 * 12)
                        + (12 * 24 + 9 * 24 + 24 * 16 + 4 * 24 + 2 * 16)
                        + (16 * 32 + 9 * 32 + 32 * 32 + 4 * 32 + 2 * 32)
                        + (32 * 10 + 10));
        assertThat(costs.macs())
                .isEqualTo(9 * 8 * 196
                        + (8 * 24 + 25 * 24 + 24 * 12) * 196
                        + (12 * 24 + 49 * 24 + 24 * 12) * 196
                        + 12 * 24 * 196
                        + (9 * 24 + 24 * 12) * 49
                        + 12 * 24 * 49
                        + (9 * 24 + 24 * 16) * 16
                        + (16 * 32 + 9 * 32 + 32 * 32) * 16
                        + 32 * 10);
        assertThat(costs.depth()).isEqualTo(1 + 5 * 3 + 1);
    }

    @Test
    void reachesFromThousandsToAMillionWeights() {
        Genome smallest = new Genome(space.genes().stream().map(gene -> 0).toList());

        assertThat(space.decode(smallest, fashion).costs().params()).isEqualTo(4_482);
        assertThat(space.decode(smallest, fashion).costs().macs()).isEqualTo(187_280);
        assertThat(space.decode(space.largest(), fashion).costs().params()).isEqualTo(993_218);
        assertThat(space.format(space.largest()))
                .isEqualTo("16x2-k7e4-k7e4_32x3-k7e4-k7e4-k7e4_64x4-k7e4-k7e4-k7e4-k7e4_160x4-k7e4-k7e4-k7e4-k7e4");
    }

    @Test
    void usesWholeWeightsInTheLargestNetwork() {
        assertThat(space.decode(space.largest(), fashion).params()).allMatch(Param::isWhole);
        assertThat(space.canonical(space.largest())).isEqualTo(space.largest());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void usesSlicesOfTheLargestNetworksWeights(int seed) {
        Network largest = space.decode(space.largest(), fashion);
        RandomGenerator random = Seeds.generator(seed, "slices");

        for (int i = 0; i < 25; i++) {
            Network network = space.decode(Variation.random(space, random), fashion);
            for (Param param : network.params()) {
                Param whole = param(largest, param.name());
                assertThat(param.role()).isEqualTo(whole.role());
                assertThat(param.fullShape()).isEqualTo(whole.shape());
                assertThat(IntStream.range(0, param.extents().size()))
                        .allMatch(d -> param.extents()
                                .get(d)
                                .rule()
                                .equals(whole.extents().get(d).rule()));
            }
        }
    }

    @Test
    void slicesByPrefixAndCentre() {
        Network network = network("12x2-k5e3-k7e2_24x1-k3e2_16x1-k3e2_32x1-k3e2");
        assertThat(param(network, "stage2.block1.expand.weight").shape()).containsExactly(24, 12, 1, 1);
        assertThat(param(network, "stage2.block1.expand.weight").fullShape()).containsExactly(64, 16, 1, 1);
        assertThat(param(network, "stage2.block1.expand.weight")
                        .extents()
                        .get(0)
                        .rule())
                .hasToString("prefix(stage1.width*stage2.block1.expand)");
        assertThat(param(network, "stage1.block1.depthwise.weight").shape()).containsExactly(24, 1, 5, 5);
        assertThat(param(network, "stage1.block1.depthwise.weight")
                        .extents()
                        .get(2)
                        .start())
                .isEqualTo(1);
        assertThat(param(network, "stage2.block1.project.norm.scale").shape()).containsExactly(24);
        assertThat(param(network, "stage2.block1.project.norm.scale").fullShape())
                .containsExactly(32);
        assertThat(param(network, "head.linear.weight").shape()).containsExactly(10, 32);
        assertThat(param(network, "head.linear.weight").fullShape()).containsExactly(10, 160);
    }

    @Test
    void addsTheInputInEveryBlockButTheFirst() {
        Network network = network("8x2-k3e2-k3e2_12x1-k3e2_32x1-k3e2_32x3-k3e2-k5e2-k7e2");

        assertThat(network.nodes().stream()
                        .filter(node -> node.op() instanceof Op.Add)
                        .map(node -> node.name()))
                .containsExactly("stage1.block2.sum", "stage4.block2.sum", "stage4.block3.sum");
        assertThat(network.node("stage4.block2.sum").inputs())
                .containsExactly("stage4.block1.project.norm", "stage4.block2.project.norm");
        assertThat(network.blockEnds())
                .containsExactly(
                        "stem.relu",
                        "stage1.block2.sum",
                        "stage2.block1.project.norm",
                        "stage3.block1.project.norm",
                        "stage4.block3.sum");
    }

    @Test
    void ignoresGenesOfAbsentBlocks() {
        Genome genome = space.parse("12x1-k5e3-k7e4_12x1-k3e2_16x1-k3e2_32x1-k3e2");

        assertThat(space.active(genome, 3)).isTrue();
        assertThat(space.active(genome, 4)).isFalse();
        assertThat(space.active(genome, 5)).isFalse();
        assertThat(space.canonical(genome).alleles().subList(0, 6)).isEqualTo(List.of(1, 0, 1, 1, 0, 0));
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
    @CsvSource({"28, 2, 4", "32, 2, 4", "64, 2, 8", "20, 2, 3", "16, 1, 4", "8, 1, 2", "5, 1, 2"})
    void picksTheStemsStrideByTheImage(int side, int stride, int last) {
        Setting setting = space.setting(Shape.image(1, side, side), 10);

        assertThat(setting.size("stem-stride")).isEqualTo(stride);
        Network network = space.decode(space.largest(), setting);
        assertThat(network.shape("stage4.block4.sum")).isEqualTo(Shape.image(160, last, last));
    }

    @Test
    void explainsWhichImagesFit() {
        assertThatThrownBy(() -> space.setting(Shape.image(1, 4, 28), 10))
                .hasMessage(
                        "input (1x4x28) is too small for space mobile with skeleton size stem-stride (1): both sides must exceed 4 pixels.");
        assertThatThrownBy(() -> space.decode(space.largest(), fashion.with("stem-stride", 7)))
                .hasMessageContaining("stem-stride (7): both sides must exceed 28 pixels");
        assertThatThrownBy(() -> space.setting(Shape.vector(784), 10))
                .hasMessage("input (784) must be an image CxHxW for space mobile.");
    }

    private static Param param(Network network, String name) {
        return network.params().stream()
                .filter(param -> param.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Network network(String text) {
        return space.decode(space.parse(text), fashion);
    }
}

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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToyCellTest {

    private static final String MIXED = "sep_conv_3x3/dil_conv_5x5/dil_conv_3x3,dil_conv_3x3/sep_conv_5x5/sep_conv_3x3";

    private final ToyCell space = new ToyCell();
    private final Setting fashion = space.setting(Shape.image(1, 28, 28), 10);

    /** Maps of 28x28 (784 positions), 14x14 (196) and 7x7 (49); lines: 1x1 convolutions, cell 1, cell 2, cell 3, linear layers. */
    @Test
    void hasTheCostsThatAHandCountGives() {
        Costs costs = network(MIXED).costs();

        assertThat(costs.params())
                .isEqualTo((32 + 64 * 32 + 64 * 64)
                        + (9 * 32 + 32 * 32 + 2 * (25 * 32 + 32 * 32) + 2 * (9 * 32 + 32 * 32))
                        + (2 * (9 * 32 + 32 * 32) + 25 * 32 + 32 * 32 + 9 * 32 + 32 * 32)
                        + (9 * 64 + 64 * 64 + 2 * (25 * 64 + 64 * 64) + 2 * (9 * 64 + 64 * 64))
                        + (3 * 3 * 128 * 128 + 128 + 128 * 10 + 10));
        assertThat(costs.macs())
                .isEqualTo((32 * 784 + 64 * 32 * 196 + 64 * 64 * 196)
                        + (9 * 32 + 32 * 32 + 2 * (25 * 32 + 32 * 32) + 2 * (9 * 32 + 32 * 32)) * 196
                        + (2 * (9 * 32 + 32 * 32) + 25 * 32 + 32 * 32 + 9 * 32 + 32 * 32) * 196
                        + (9 * 64 + 64 * 64 + 2 * (25 * 64 + 64 * 64) + 2 * (9 * 64 + 64 * 64)) * 49
                        + (3 * 3 * 128 * 128 + 128 * 10));
        assertThat(costs.depth()).isEqualTo((1 + 2 + 4) + (1 + 4 + 2) + (1 + 2 + 4) + 2);
    }

    /** An edge's weights at 32 and at 64 channels: a normal one is there once with 32, a reduction one with 32 and with 64. */
    @ParameterizedTest
    @CsvSource({"0, 2624, 9344", "1, 3648, 11392", "2, 1312, 4672", "3, 1824, 5696"})
    void hasTwoReductionCellsAndOneNormalCell(int allele, long narrow, long wide) {
        assertThat(params(Genome.of(allele, allele, allele, 2, 2, 2)))
                .isEqualTo(155_050 + 3 * narrow + 3 * (1_312 + 4_672));
        assertThat(params(Genome.of(2, 2, 2, allele, allele, allele)))
                .isEqualTo(155_050 + 3 * 1_312 + 3 * (narrow + wide));
    }

    private long params(Genome genome) {
        return space.decode(genome, fashion).costs().params();
    }

    @Test
    void has4096DifferentNetworks() {
        Setting tiny = space.setting(Shape.image(1, 5, 5), 2).with("channels", 1);
        Set<Network> networks = new HashSet<>();
        for (int coding = 0; coding < 4_096; coding++) {
            networks.add(space.decode(genome(coding), tiny));
        }

        assertThat(space.cardinality()).isEqualTo(4_096);
        assertThat(networks).hasSize(4_096);
    }

    private static Genome genome(int coding) {
        return Genome.of(
                coding >> 10 & 3, coding >> 8 & 3, coding >> 6 & 3, coding >> 4 & 3, coding >> 2 & 3, coding & 3);
    }

    @Test
    void halvesTheImageInReductionCellsOnly() {
        Network network = network(MIXED);

        assertThat(network.shape("cell1.concat")).isEqualTo(Shape.image(64, 14, 14));
        assertThat(network.shape("cell2.concat")).isEqualTo(Shape.image(64, 14, 14));
        assertThat(network.shape("cell3.concat")).isEqualTo(Shape.image(128, 7, 7));
        assertThat(network.shape("head.flat")).isEqualTo(Shape.vector(1_152));
        assertThat(network.node("cell3.concat").inputs()).containsExactly("cell3.edge1-0.dilated.norm", "cell3.sum");
        assertThat(network.node("cell3.edge2-1.separable1.relu").inputs())
                .containsExactly("cell3.edge1-0.dilated.norm");
        assertThat(network.node("cell3.edge1-0.dilated.depthwise").op())
                .isEqualTo(new Op.Conv2d(64, 64, 3, 2, 2, 2, 64, false));
        assertThat(network.node("cell2.edge2-0.dilated.depthwise").op())
                .isEqualTo(new Op.Conv2d(32, 32, 5, 1, 4, 2, 32, false));
        assertThat(network.blockEnds()).containsExactly("cell1.concat", "cell2.concat", "cell3.concat");
    }

    @Test
    void cropsKernelsAndSharesPointwiseWeights() {
        Param small = param(network(MIXED), "cell1.edge2-1.separable2.depthwise.weight");

        assertThat(small.shape()).containsExactly(32, 1, 3, 3);
        assertThat(small.fullShape()).containsExactly(32, 1, 5, 5);
        assertThat(small.extents().get(2).start()).isEqualTo(1);
        assertThat(small.extents().get(2).rule()).hasToString("centre(reduce.edge2-1)");
        assertThat(param(network(MIXED), "cell1.edge2-1.separable2.point.weight")
                        .isWhole())
                .isTrue();
        assertThat(network(MIXED).params()).noneMatch(param -> param.name().contains("norm"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void everyNeighbourIsAnotherNetwork(int seed) {
        Genome genome = Variation.random(space, Seeds.generator(seed, "neighbours"));
        Network network = space.decode(genome, fashion);

        assertThat(Variation.neighbours(space, genome)).hasSize(6 * 3).allSatisfy(neighbour -> {
            assertThat(space.decode(neighbour, fashion)).isNotEqualTo(network);
        });
    }

    @Test
    void isHalfAsWideOnRequest() {
        Setting mini = fashion.with("channels", 16);

        assertThat(space.decode(space.parse(MIXED), mini).shape("head.flat")).isEqualTo(Shape.vector(576));
        assertThat(space.codingCosts(space.parse(MIXED), mini).keySet()).isEqualTo(Set.of("params-table"));
        assertThat(space.codingCosts(Genome.of(1, 1, 1, 1, 1, 1), mini)).isEqualTo(Map.of("params-table", (double)
                space.decode(Genome.of(1, 1, 1, 1, 1, 1), mini).costs().params()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sep_conv_3x3/sep_conv_3x3/sep_conv_3x3; it must list 6 choices, not 3",
                "sep_conv_3x3/sep_conv_3x3/sep_conv_3x3,sep_conv_3x3/sep_conv_3x3/none; "
                        + "reduce.edge2-1 (none) must be one of [sep_conv_3x3, sep_conv_5x5, dil_conv_3x3, dil_conv_5x5]",
                "sep_conv_3x3/sep_conv_3x3,sep_conv_3x3/sep_conv_3x3/sep_conv_3x3/sep_conv_3x3; it must be separated as in "
                        + "sep_conv_3x3/sep_conv_3x3/sep_conv_3x3,sep_conv_3x3/sep_conv_3x3/sep_conv_3x3",
            })
    void malformedTextIsExplained(String text, String problem) {
        assertThatThrownBy(() -> space.parse(text))
                .hasMessageStartingWith("architecture (%s) is malformed: %s. Example: ".formatted(text, problem));
    }

    @ParameterizedTest
    @CsvSource({"5, 5, 1", "28, 28, 9", "32, 32, 16", "27, 33, 12"})
    void fitsImagesFromFivePixelsOn(int height, int width, int pixels) {
        Setting setting = space.setting(Shape.image(3, height, width), 10);

        assertThat(space.decode(space.parse(MIXED), setting).shape("head.flat")).isEqualTo(Shape.vector(128 * pixels));
        assertThatThrownBy(() -> space.setting(Shape.image(1, 4, 28), 10))
                .hasMessage("input (1x4x28) must be an image CxHxW of at least 5x5 pixels for space toy-cell.");
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

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
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MbconvMiniTest {

    private final Mobile space = Mobile.mini();
    private final Setting fashion = space.setting(Shape.image(1, 28, 28), 10);

    /** (6 + 36 + 216)^3 networks; 3 depths and 6 blocks^3 a stage make (3 * 216)^3 genomes. */
    @Test
    void hasThePublishedNumberOfNetworks() {
        assertThat(space.networks()).isEqualTo(17_173_512);
        assertThat(space.cardinality()).isEqualTo(272_097_792);
        assertThat(space.genes()).hasSize(3 * 7);
    }

    /** Of one stage with the others at their first choices: 6 + 36 + 216 canonical forms. */
    @Test
    void oneStageHasTwoHundredAndFiftyEightForms() {
        Set<Genome> forms = new HashSet<>();
        RandomGenerator random = Seeds.generator(1, "stage");
        for (int draw = 0; draw < 20_000; draw++) {
            Genome genome = Variation.random(space, random);
            for (int gene = 7; gene < 21; gene++) {
                genome = genome.with(gene, 0);
            }
            forms.add(space.canonical(genome));
        }

        assertThat(forms).hasSize(6 + 36 + 216);
    }

    /** Maps of 28x28 (784 positions), 14x14 (196) and 7x7 (49); a line per convolution or block. */
    @Test
    void theSmallestHasTheCostsThatAHandCountGives() {
        Costs costs = space.decode(space.base(), fashion).costs();

        assertThat(costs.params())
                .isEqualTo((9 * 8 + 2 * 8)
                        + (8 * 16 + 9 * 16 + 16 * 12 + 4 * 16 + 2 * 12)
                        + (12 * 24 + 9 * 24 + 24 * 24 + 4 * 24 + 2 * 24)
                        + (24 * 48 + 9 * 48 + 48 * 40 + 4 * 48 + 2 * 40)
                        + (40 * 10 + 10))
                .isEqualTo(6_050);
        assertThat(costs.macs())
                .isEqualTo(9 * 8 * 784
                        + 8 * 16 * 784
                        + (9 * 16 + 16 * 12) * 196
                        + 12 * 24 * 196
                        + (9 * 24 + 24 * 24) * 49
                        + (24 * 48 + 9 * 48 + 48 * 40) * 49
                        + 40 * 10);
    }

    /** Hidden widths are multiples of 8: three times 12 is 40. */
    @Test
    void theLargestHasTheWeightsThatAHandCountGives() {
        assertThat(space.decode(space.largest(), fashion).costs().params())
                .isEqualTo((9 * 8 + 2 * 8)
                        + (8 * 32 + 25 * 32 + 32 * 12 + 4 * 32 + 2 * 12)
                        + 2 * (12 * 48 + 25 * 48 + 48 * 12 + 4 * 48 + 2 * 12)
                        + (12 * 48 + 25 * 48 + 48 * 24 + 4 * 48 + 2 * 24)
                        + 2 * (24 * 96 + 25 * 96 + 96 * 24 + 4 * 96 + 2 * 24)
                        + (24 * 96 + 25 * 96 + 96 * 40 + 4 * 96 + 2 * 40)
                        + 2 * (40 * 160 + 25 * 160 + 160 * 40 + 4 * 160 + 2 * 40)
                        + (40 * 10 + 10))
                .isEqualTo(69_322);
        assertThat(space.decode(space.largest(), fashion).params()).allMatch(Param::isWhole);
        assertThat(param(
                        space.decode(space.parse("12x2-k3e2-k3e3_24x1-k3e2_40x1-k3e2"), fashion),
                        "stage1.block2.expand"))
                .isEqualTo(List.of(40, 12, 1, 1));
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

    @Test
    void blocksBeyondTheFirstAddTheirInput() {
        Network network = space.decode(space.largest(), fashion);

        assertThat(network.nodes().stream()
                        .filter(node -> node.op() instanceof Op.Add)
                        .map(node -> node.name()))
                .containsExactly(
                        "stage1.block2.sum",
                        "stage1.block3.sum",
                        "stage2.block2.sum",
                        "stage2.block3.sum",
                        "stage3.block2.sum",
                        "stage3.block3.sum");
        assertThat(network.shape("stage3.block3.sum")).isEqualTo(Shape.image(40, 7, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "13x1-k3e2_24x1-k3e2_40x1-k3e2; stage1.width (13) must be one of [12]",
                "12x4-k3e2_24x1-k3e2_40x1-k3e2; stage1.depth (4) must be between 1 and 3",
                "12x1-k7e2_24x1-k3e2_40x1-k3e2; stage1.block1.kernel (7) must be one of [3, 5]",
                "12x1-k3e2_24x1-k3e6_40x1-k3e2; stage2.block1.expand (6) must be one of [2, 3, 4]"
            })
    void malformedTextIsExplained(String text, String problem) {
        assertThatThrownBy(() -> space.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("architecture (" + text + ") is malformed: " + problem
                        + ". Example: 12x1-k3e2_24x2-k3e3-k5e4_40x3-k5e4-k3e3-k3e2");
    }

    @Test
    void explainsWhichImagesFit() {
        assertThatThrownBy(() -> space.setting(Shape.image(1, 4, 28), 10))
                .hasMessage(
                        "input (1x4x28) is too small for space mbconv-mini with skeleton size stem-stride (1): both sides must exceed 4 pixels.");
    }

    private static List<Integer> param(Network network, String layer) {
        return network.node(layer).params().get(0).shape();
    }
}

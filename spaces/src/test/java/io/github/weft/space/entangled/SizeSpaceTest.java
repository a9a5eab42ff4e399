package io.github.weft.space.entangled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeSpaceTest {

    private final SizeSpace space = SizeSpace.nats();
    private final Setting cifar = space.setting(Shape.image(3, 32, 32), 10);

    /** Maps of 32x32 (1,024 positions), 16x16 (256) and 8x8 (64); a line per block, scale and shift of its batch norms last. */
    @Test
    void hasTheCostsThatAHandCountGives() {
        Costs costs = network("8:24:64:56:48").costs();

        assertThat(costs.params())
                .isEqualTo((9 * 3 * 8 + 2 * 8)
                        + (5 * 9 * 8 * 8 + 5 * 2 * 8)
                        + (9 * 8 * 24 + 9 * 24 * 24 + 8 * 24 + 2 * 2 * 24)
                        + (2 * 9 * 24 * 64 + 3 * 9 * 64 * 64 + 24 * 64 + 6 * 2 * 64)
                        + (9 * 64 * 56 + 9 * 56 * 56 + 64 * 56 + 2 * 2 * 56)
                        + (2 * 9 * 56 * 48 + 3 * 9 * 48 * 48 + 56 * 48 + 6 * 2 * 48)
                        + (2 * 48 + 48 * 10 + 10));
        assertThat(costs.macs())
                .isEqualTo((9 * 3 * 8 + 5 * 9 * 8 * 8) * 1024
                        + (9 * 8 * 24 + 9 * 24 * 24 + 8 * 24) * 256
                        + (2 * 9 * 24 * 64 + 3 * 9 * 64 * 64 + 24 * 64) * 256
                        + (9 * 64 * 56 + 9 * 56 * 56 + 64 * 56) * 64
                        + (2 * 9 * 56 * 48 + 3 * 9 * 48 * 48 + 56 * 48) * 64
                        + 48 * 10);
        assertThat(costs.depth()).isEqualTo(1 + 3 + 2 + 3 + 2 + 3 + 1);
    }

    @Test
    void has32768DifferentNetworks() {
        Setting tiny = space.setting(Shape.image(1, 4, 4), 2);
        Set<Network> networks = new HashSet<>();
        for (int coding = 0; coding < 32_768; coding += 7) {
            networks.add(space.decode(genome(coding), tiny));
        }

        assertThat(space.cardinality()).isEqualTo(32_768);
        assertThat(networks).hasSize(4_682);
    }

    private static Genome genome(int coding) {
        return Genome.of(coding >> 12 & 7, coding >> 9 & 7, coding >> 6 & 7, coding >> 3 & 7, coding & 7);
    }

    @ParameterizedTest
    @CsvSource({"8:8:8:8:8, 11714, 4.5", "64:64:64:64:64, 713674, 274"})
    void reachesThePublishedFlops(String text, long params, double millions) {
        assertThat(network(text).costs().params()).isEqualTo(params);
        assertThat(network(text).costs().macs() / 1e6).isCloseTo(millions, within(.5));
    }

    @ParameterizedTest
    @CsvSource({"4:4:4:4:4, 3022", "32:32:32:32:32, 179114"})
    void halvesTheWidthsForSmallImages(String text, long params) {
        SizeSpace mini = SizeSpace.mini();

        assertThat(mini.decode(mini.parse(text), mini.setting(Shape.image(1, 28, 28), 10))
                        .costs()
                        .params())
                .isEqualTo(params);
        assertThat(mini.cardinality()).isEqualTo(32_768);
        assertThat(mini.format(space.parse("8:24:64:56:48"))).isEqualTo("4:12:32:28:24");
    }

    @Test
    void hasAWeightedSkipOnlyWhereTheWidthsDiffer() {
        Network network = network("16:24:24:24:32");

        assertThat(network.node("cell1.sum3").inputs())
                .containsExactly("stem.norm", "cell1.edge3-1.norm", "cell1.edge3-2.norm");
        assertThat(network.node("cell2.sum3").inputs()).startsWith("reduce1.sum");
        assertThat(network.node("cell3.sum3").inputs()).startsWith("cell3.skip.norm");
        assertThat(network.node("cell3.skip.conv").inputs()).containsExactly("reduce2.sum");
        assertThat(network.nodes().stream().filter(node -> node.op() instanceof Op.Conv2d))
                .hasSize(1 + 3 * 5 + 2 * 3 + 1);
        assertThat(network.blockEnds())
                .containsExactly("cell1.sum3", "reduce1.sum", "cell2.sum3", "reduce2.sum", "cell3.sum3");
    }

    @Test
    void slicesByPrefix() {
        Param conv = param(network("16:24:40:8:32"), "cell2.edge1-0.conv.weight");

        assertThat(conv.shape()).containsExactly(40, 24, 3, 3);
        assertThat(conv.fullShape()).containsExactly(64, 64, 3, 3);
        assertThat(conv.extents().get(0).rule()).hasToString("prefix(cell2.width)");
        assertThat(conv.extents().get(1).rule()).hasToString("prefix(reduce1.width)");
        assertThat(param(network("16:24:40:8:32"), "reduce2.shortcut.weight").shape())
                .containsExactly(8, 40, 1, 1);
        assertThat(param(network("16:24:40:8:32"), "head.linear.weight").fullShape())
                .containsExactly(10, 64);
        assertThat(network("64:64:64:64:64").params()).allMatch(Param::isWhole);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void everyNeighbourIsAnotherNetwork(int seed) {
        Genome genome = Variation.random(space, Seeds.generator(seed, "neighbours"));
        Network network = space.decode(genome, cifar);

        assertThat(Variation.neighbours(space, genome)).hasSize(5 * 7).allSatisfy(neighbour -> {
            assertThat(space.decode(neighbour, cifar)).isNotEqualTo(network);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; it must list 5 choices, not 1",
                "8:8:8:8; it must list 5 choices, not 4",
                "8:8:8:8:8:8; it must list 5 choices, not 6",
                "8:8:12:8:8; cell2.width (12) must be one of [8, 16, 24, 32, 40, 48, 56, 64]",
                "8:8:8:8:08; cell3.width (08) must be one of [8, 16, 24, 32, 40, 48, 56, 64]",
            })
    void malformedTextIsExplained(String text, String problem) {
        assertThatThrownBy(() -> space.parse(text))
                .hasMessage("architecture (%s) is malformed: %s. Example: 8:24:64:56:48".formatted(text, problem));
    }

    @Test
    void explainsWhichImagesFit() {
        assertThatThrownBy(() -> space.setting(Shape.image(1, 3, 30), 10))
                .hasMessage("input (1x3x30) must be an image CxHxW of at least 4x4 pixels for space nats-size.");
        assertThatThrownBy(() -> space.setting(Shape.image(1, 28, 30), 10))
                .hasMessageContaining("input (1x28x30) does not fit space nats-size: at 14x15 pixels");
        assertThat(network("8:8:8:8:8").shape("cell3.sum3")).isEqualTo(Shape.image(8, 8, 8));
        assertThat(space.decode(space.base(), space.setting(Shape.image(1, 28, 28), 10))
                        .shape("cell3.sum3"))
                .isEqualTo(Shape.image(8, 7, 7));
    }

    private Network network(String text) {
        return space.decode(space.parse(text), cifar);
    }

    private static Param param(Network network, String name) {
        return network.params().stream()
                .filter(param -> param.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

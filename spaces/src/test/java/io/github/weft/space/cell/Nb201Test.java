package io.github.weft.space.cell;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Nb201Test {

    private final Nb201 space = new Nb201();
    private final Setting cifar = space.setting(Shape.image(3, 32, 32), 10);

    @Test
    void hasThePublishedCostsWithoutWeightedEdges() {
        for (Genome genome :
                List.of(Genome.of(1, 1, 1, 1, 1, 1), Genome.of(0, 0, 0, 0, 0, 0), Genome.of(4, 4, 4, 4, 4, 4))) {
            Costs costs = space.decode(genome, cifar).costs();
            assertThat(costs.params()).isEqualTo(73_306);
            assertThat(costs.macs()).isEqualTo(7_783_040);
        }
    }

    @Test
    void hasThePublishedCostsWithSixConvolutions() {
        Costs costs = space.decode(Genome.of(3, 3, 3, 3, 3, 3), cifar).costs();

        assertThat(costs.params()).isEqualTo(1_531_546);
        assertThat(costs.macs()).isEqualTo(220_119_680);
    }

    @Test
    void isMadeOfThePublishedParts() {
        List<Param> params = space.decode(Genome.of(0, 0, 0, 2, 0, 0), cifar).params();

        assertThat(count(params, "stem.")).isEqualTo(464);
        assertThat(count(params, "reduce1.")).isEqualTo(14_464);
        assertThat(count(params, "reduce2.")).isEqualTo(57_600);
        assertThat(count(params, "head.norm.")).isEqualTo(128);
        assertThat(count(params, "head.linear.")).isEqualTo(650);
        assertThat(count(params, "stage1.")).isEqualTo(5 * (16 * 16 + 32));
        assertThat(count(params, "stage3.cell5.")).isEqualTo(64 * 64 + 128);
    }

    private static long count(List<Param> params, String prefix) {
        return params.stream()
                .filter(param -> param.name().startsWith(prefix))
                .mapToLong(Param::count)
                .sum();
    }

    @Test
    void buildsOnlyWhatIsAlive() {
        Genome genome = Genome.of(3, 3, 3, 1, 0, 0);

        assertThat(space.decode(genome, cifar).costs().params()).isEqualTo(73_306);
        assertThat(space.codingCosts(genome, cifar))
                .isEqualTo(Map.of("params-table", 73_306.0 + 3 * 243_040, "flops-table", 7_783_050.0 + 3 * 35_389_440));
    }

    @Test
    void countsTheCodingAtAnyScale() {
        Setting small =
                space.setting(Shape.image(1, 28, 28), 7).with("channels", 4).with("cells", 2);
        for (Genome genome : List.of(Genome.of(3, 3, 3, 3, 3, 3), Genome.of(2, 3, 2, 3, 2, 3))) {
            Costs costs = space.decode(genome, small).costs();
            assertThat(space.codingCosts(genome, small))
                    .isEqualTo(Map.of("params-table", (double) costs.params(), "flops-table", costs.macs() + 7.0));
        }
    }

    @Test
    void buildsEqualNetworksForIsomorphicCells() {
        Network direct = space.decode(Genome.of(0, 0, 0, 3, 0, 0), cifar);

        assertThat(space.decode(Genome.of(1, 0, 0, 0, 3, 0), cifar)).isEqualTo(direct);
        assertThat(space.decode(Genome.of(3, 0, 0, 0, 1, 0), cifar)).isEqualTo(direct);
        assertThat(space.decode(Genome.of(0, 3, 0, 0, 0, 1), cifar)).isEqualTo(direct);
        assertThat(space.decode(Genome.of(0, 0, 0, 2, 0, 0), cifar)).isNotEqualTo(direct);
    }

    @Test
    void buildsEqualNetworksForEveryCodingOfAClass() {
        Setting tiny =
                space.setting(Shape.image(1, 8, 8), 2).with("channels", 1).with("cells", 1);
        for (int coding = 0; coding < CellClassesTest.CODINGS; coding += 11) {
            Genome genome = CellClassesTest.genome(coding);
            assertThat(space.decode(genome, tiny)).isEqualTo(space.decode(space.canonical(genome), tiny));
        }
    }

    @Test
    void appliesOneReluPerWeightedEdge() {
        Network network = space.decode(Genome.of(3, 3, 3, 3, 3, 3), cifar.with("cells", 1));

        assertThat(network.nodes().stream().filter(node -> node.op() instanceof Op.Activation))
                .hasSize(3 * 6 + 2 * 2 + 1);
        assertThat(network.nodes().stream().filter(node -> node.op() instanceof Op.Conv2d))
                .hasSize(1 + 3 * 6 + 2 * 3);
    }

    @Test
    void mergesPoolingsOfEqualSums() {
        Network network = space.decode(Genome.of(4, 4, 0, 4, 1, 1), cifar.with("cells", 1));

        assertThat(network.node("stage1.cell1.sum1").inputs())
                .containsExactly("stage1.cell1.pool1", "stage1.cell1.pool1", "stage1.cell1.pool1");
    }

    @Test
    void isZeroWithoutAPath() {
        Network network = space.decode(Genome.of(3, 3, 3, 0, 0, 0), cifar.with("cells", 1));

        assertThat(network.node("stage2.cell1.zero").op()).isEqualTo(new Op.Zero());
        assertThat(network.node("stage2.cell1.zero").inputs()).containsExactly("reduce1.sum");
    }

    @Test
    void endsABlockWithEveryCellAndReduction() {
        assertThat(space.decode(Genome.of(0, 0, 0, 4, 0, 0), cifar.with("cells", 2))
                        .blockEnds())
                .containsExactly(
                        "stem.norm",
                        "stage1.cell1.pool1",
                        "stage1.cell2.pool1",
                        "reduce1.sum",
                        "stage2.cell1.pool1",
                        "stage2.cell2.pool1",
                        "reduce2.sum",
                        "stage3.cell1.pool1",
                        "stage3.cell2.pool1");
        assertThat(space.decode(Genome.of(0, 0, 0, 1, 0, 0), cifar.with("cells", 1))
                        .blockEnds())
                .as("cells that pass their input on")
                .containsExactly("stem.norm", "stem.norm", "reduce1.sum", "reduce1.sum", "reduce2.sum", "reduce2.sum");
    }

    @ParameterizedTest
    @CsvSource({"28, 28, 14, 7", "30, 30, 15, 8", "29, 29, 15, 8", "32, 32, 16, 8", "4, 4, 2, 1", "5, 5, 3, 2"})
    void halvesOddImagesOnBothPaths(int height, int width, int second, int third) {
        Network network = space.decode(Genome.of(0, 0, 0, 3, 0, 0), space.setting(Shape.image(1, height, width), 10));

        assertThat(network.shape("reduce1.sum")).isEqualTo(Shape.image(32, second, second));
        assertThat(network.shape("reduce2.sum")).isEqualTo(Shape.image(64, third, third));
    }

    @Test
    void explainsWhichImagesFit() {
        assertThat(space.setting(Shape.image(3, 64, 32), 10).input()).isEqualTo(Shape.image(3, 64, 32));
        assertThatThrownBy(() -> space.setting(Shape.image(1, 28, 30), 10))
                .hasMessageContaining(
                        "input (1x28x30) does not fit space nb201: at 14x15 pixels only one side is even");
        assertThatThrownBy(() -> space.setting(Shape.image(1, 3, 30), 10))
                .hasMessage("input (1x3x30) must be an image CxHxW of at least 4x4 pixels for space nb201.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aNetworkWithItsDeadEdgesCountsWhatTheTableCounts(long seed) {
        var space = new Nb201();
        Setting setting = space.setting(Shape.image(3, 32, 32), 10);
        Genome genome = Variation.random(space, Seeds.generator(seed, "codings"));
        var costs = space.keepingDeadEdges().decode(genome, setting).costs();
        var table = space.codingCosts(genome, setting);

        assertThat(costs.params())
                .isEqualTo(table.getOrDefault("params-table", 0.0).longValue());
        assertThat(costs.macs() + 10)
                .isEqualTo(table.getOrDefault("flops-table", 0.0).longValue());
        assertThat(space.decode(genome, setting).params())
                .as("live weights keep their names")
                .isSubsetOf(space.keepingDeadEdges()
                        .decode(space.canonical(genome), setting)
                        .params());
    }

    @Test
    void keptDeadEdgesMakeCandidatesOfCodings() {
        Genome dead = Genome.of(3, 0, 0, 1, 0, 0);

        assertThat(new Nb201().canonical(dead)).isNotEqualTo(dead);
        assertThat(new Nb201().keepingDeadEdges().canonical(dead)).isEqualTo(dead);
    }
}

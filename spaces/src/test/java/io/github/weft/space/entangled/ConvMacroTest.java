package io.github.weft.space.entangled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.Table;
import io.github.weft.space.Variation;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvMacroTest {

    private final ConvMacro space = new ConvMacro();
    private final Setting cifar = space.setting(Shape.image(3, 32, 32), 10);

    /** Maps of 32x32 (1,024 positions), 16x16 (256), 8x8 (64) and 6x6 (36); a term per convolution, then the linear layers. */
    @Test
    void hasTheCostsThatAHandCountGives() {
        Costs costs = network("8/32/64/128,3/7/5/3").costs();

        long linear = 9_216 * 256 + 256 * 128 + 128 * 64 + 64 * 10;
        assertThat(costs.params())
                .isEqualTo((9 * 3 * 8 + 8)
                        + (49 * 8 * 32 + 32)
                        + (25 * 32 * 64 + 64)
                        + (9 * 64 * 128 + 128)
                        + (49 * 128 * 256 + 256)
                        + linear
                        + (256 + 128 + 64 + 10));
        assertThat(costs.macs())
                .isEqualTo(9 * 3 * 8 * 1_024
                        + 49 * 8 * 32 * 1_024
                        + 25 * 32 * 64 * 256
                        + 9 * 64 * 128 * 64
                        + 49 * 128 * 256 * 36
                        + linear);
        assertThat(costs.depth()).isEqualTo(5 + 4);
        assertThat(network("8/16/32/64,3/3/3/3").costs().params()).isEqualTo(3_228_954);
        assertThat(network("32/64/128/256,7/7/7/7").costs().params()).isEqualTo(7_725_450);
    }

    @Test
    void has6561DifferentNetworks() {
        Setting small = space.setting(Shape.image(1, 12, 12), 2);
        Set<Network> networks = new HashSet<>();
        for (int coding = 0; coding < 6_561; coding++) {
            networks.add(space.decode(genome(coding), small));
        }

        assertThat(space.cardinality()).isEqualTo(6_561);
        assertThat(networks).hasSize(6_561);
    }

    private static Genome genome(int coding) {
        int[] alleles = new int[8];
        for (int gene = 0, rest = coding; gene < 8; gene++, rest /= 3) {
            alleles[gene] = rest % 3;
        }
        return Genome.of(alleles);
    }

    @Test
    void readsTheTablesRows() throws IOException {
        List<List<String>> rows = Table.read("tanglenas_toy/conv_macro_cifar10.csv.gz", "channels,kernels,c10_test");
        Set<Genome> genomes = new HashSet<>();
        for (List<String> row : rows) {
            Genome genome = space.parse(row.get(0) + "," + row.get(1));
            assertThat(space.format(genome)).isEqualTo(row.get(0) + "," + row.get(1));
            genomes.add(genome);
        }

        assertThat(genomes).hasSize(5_249).hasSameSizeAs(rows);
    }

    @Test
    void slicesByPrefixAndCentre() {
        Network network = network("8/32/64/128,3/7/5/3");

        assertThat(param(network, "conv3.weight").shape()).containsExactly(64, 32, 5, 5);
        assertThat(param(network, "conv3.weight").fullShape()).containsExactly(128, 64, 7, 7);
        assertThat(param(network, "conv3.weight").extents().get(3).start()).isEqualTo(1);
        assertThat(param(network, "conv3.weight").extents().get(1).rule()).hasToString("prefix(conv2.width)");
        assertThat(param(network, "conv3.weight").extents().get(3).rule()).hasToString("centre(conv3.kernel)");
        assertThat(param(network, "conv3.bias").shape()).containsExactly(64);
        assertThat(param(network, "conv5.weight").shape()).containsExactly(256, 128, 7, 7);
        assertThat(param(network, "conv5.weight").fullShape()).containsExactly(256, 256, 7, 7);
        assertThat(network("32/64/128/256,7/7/7/7").params()).allMatch(Param::isWhole);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void everyNeighbourIsAnotherNetwork(int seed) {
        Genome genome = Variation.random(space, Seeds.generator(seed, "neighbours"));
        Network network = space.decode(genome, cifar);

        assertThat(Variation.neighbours(space, genome)).hasSize(8 * 2).allSatisfy(neighbour -> {
            assertThat(space.decode(neighbour, cifar)).isNotEqualTo(network);
        });
    }

    @ParameterizedTest
    @CsvSource({"12, 12, 256", "15, 16, 512", "28, 28, 6_400", "32, 32, 9_216"})
    void fitsImagesFromTwelvePixelsOn(int height, int width, String features) {
        Setting setting = space.setting(Shape.image(1, height, width), 10);

        assertThat(space.decode(space.base(), setting).shape("head.flat"))
                .isEqualTo(Shape.vector(Integer.parseInt(features.replace("_", ""))));
        assertThatThrownBy(() -> space.setting(Shape.image(3, 32, 11), 10))
                .hasMessage("input (3x32x11) must be an image CxHxW of at least 12x12 pixels for space conv-macro.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "8/16/32/64; it must list 8 choices, not 4",
                "8/16/32/64,3/3/3/9; conv4.kernel (9) must be one of [3, 5, 7]",
                "64/16/32/64,3/3/3/3; conv1.width (64) must be one of [8, 16, 32]",
                "8/16/32/64/3/3/3/3; it must be separated as in 8/16/32/64,3/3/3/3",
            })
    void malformedTextIsExplained(String text, String problem) {
        assertThatThrownBy(() -> space.parse(text))
                .hasMessage(
                        "architecture (%s) is malformed: %s. Example: 32/64/128/128,3/7/5/7".formatted(text, problem));
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

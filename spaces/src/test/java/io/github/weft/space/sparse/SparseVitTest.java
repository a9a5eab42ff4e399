package io.github.weft.space.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Param;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseVitTest {

    private static final SparseVit SPACE = (SparseVit) Spaces.named("sparse-vit");
    private static final Setting SETTING = SPACE.setting(Shape.image(1, 28, 28), 10);
    private static final SearchSpace DENSE = Spaces.named("vit-mini-v2");
    private static final Network WHOLE =
            DENSE.decode(DENSE.parse("48x4-h3r3-h3r3-h3r3-h3r3"), DENSE.setting(Shape.image(1, 28, 28), 10));

    private static Network network(String text) {
        return SPACE.decode(SPACE.parse(text), SETTING);
    }

    @Test
    void leavingNothingOutIsTheDenseNetworkOnWeightsOfItsOwn() {
        Network dense = network("0-0-0-0");

        assertThat(dense.nodes().stream().map(Node::name))
                .containsExactlyElementsOf(
                        WHOLE.nodes().stream().map(Node::name).toList());
        assertThat(dense.nodes().stream().map(Node::op))
                .containsExactlyElementsOf(WHOLE.nodes().stream().map(Node::op).toList());
        assertThat(dense.params().stream().map(Param::shape))
                .containsExactlyElementsOf(
                        WHOLE.params().stream().map(Param::shape).toList());
        assertThat(dense.params()).allMatch(Param::isWhole);
        assertThat(dense.costs()).isEqualTo(WHOLE.costs());
        assertThat(dense.blockEnds()).containsExactly("positions", "layer2.mlp.sum", "layer4.mlp.sum");
    }

    /**
     * With n tokens a layer of 48 features, 3 heads of 16 and 144 hidden features has 4 * 48 * 48 n for queries, keys, values and output, 2 *
     * 48 * 144 n for the MLP and 2 * 48 n^2 for attention: 23,040 n + 96 n^2. Patches have 16 * 48 * 49, the classifier 480.
     */
    @ParameterizedTest
    @CsvSource({
        "0-0-0-0, 17, 17, 17, 17",
        "50-50-50-50, 9, 9, 9, 9",
        "0-10-20-30, 17, 15, 13, 12",
        "10-80-0-70, 15, 4, 17, 5"
    })
    void macsAreThoseOfTheTokensThatAreKept(String text, int first, int second, int third, int fourth) {
        long macs = 16 * 48 * 49 + 480;
        for (int tokens : List.of(first, second, third, fourth)) {
            macs += 23_040L * tokens + 96L * tokens * tokens;
        }

        assertThat(network(text).costs().macs()).isEqualTo(macs);
        assertThat(network(text).costs().params()).isEqualTo(WHOLE.costs().params());
    }

    /** 49 tokens in windows of one, and 16 in windows of four; the class token comes on top. */
    @Test
    void countsWindowsInWholeNumbers() {
        Setting fine = SETTING.with("patch", 4);
        Setting coarse = SETTING.with("window", 2);
        for (int allele = 1; allele < 9; allele++) {
            int percent = 10 * allele;
            Genome genome = Genome.of(allele, allele, allele, allele);

            assertThat(taken(SPACE.decode(genome, fine))).containsOnly(1 + 49 * (100 - percent) / 100);
            assertThat(taken(SPACE.decode(genome, coarse))).containsOnly(1 + 4 * (4 * (100 - percent) / 100));
        }
        assertThat(taken(SPACE.decode(Genome.of(8, 8, 8, 8), fine)).get(0))
                .as("a fifth of 49")
                .isEqualTo(10);
    }

    private static List<Integer> taken(Network network) {
        return network.nodes().stream()
                .filter(node -> node.op() instanceof SelectionOp.Take)
                .map(node -> ((SelectionOp.Take) node.op()).count())
                .toList();
    }

    @Test
    void aStageOrdersItsTokensOnceBeforeItsFirstLayerThatLeavesSomeOut() {
        Network network = network("0-40-20-80");

        assertThat(network.nodes().stream().filter(node -> node.op() instanceof SelectionOp.Order))
                .extracting(Node::name, node -> node.inputs().get(0))
                .containsExactly(tuple("stage1.order", "layer1.mlp.sum"), tuple("stage2.order", "layer2.put-back"));
        assertThat(network.node("layer3.take").inputs()).containsExactly("layer2.put-back", "stage2.order");
        assertThat(network.node("layer4.take").inputs()).containsExactly("layer3.put-back", "stage2.order");
        assertThat(network.node("layer4.put-back").inputs())
                .containsExactly("layer3.put-back", "layer4.mlp.sum", "stage2.order");
        assertThat(network.node("head.norm").inputs()).containsExactly("layer4.put-back");
        assertThat(network.blockEnds()).containsExactly("positions", "layer2.put-back", "layer4.put-back");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void withinAStageWhatIsKeptOnlyShrinks(int seed) {
        Genome genome = Variation.random(SPACE, Seeds.generator(seed, "windows"));
        Genome canonical = SPACE.canonical(genome);

        assertThat(canonical.allele(0)).isLessThanOrEqualTo(canonical.allele(1));
        assertThat(canonical.allele(2)).isLessThanOrEqualTo(canonical.allele(3));
        assertThat(canonical.alleles()).containsExactlyInAnyOrderElementsOf(genome.alleles());
        assertThat(SPACE.format(SPACE.canonical(SPACE.parse("20-0-60-40")))).isEqualTo("0-20-40-60");
    }

    /** Two of 9 with repetition are 45; in two stages 2,025. */
    @Test
    void countsItsNetworks() {
        Set<Network> networks = new HashSet<>();
        for (int first = 0; first < 9; first++) {
            for (int second = 0; second < 9; second++) {
                networks.add(SPACE.decode(Genome.of(first, second, 0, 0), SETTING));
            }
        }

        assertThat(networks).hasSize(45);
        assertThat(SPACE.networks()).isEqualTo(2_025);
        assertThat(SPACE.cardinality()).isEqualTo(6_561);
    }

    @Test
    void attentionWithPositionsHearsWhichTokensWereTaken() {
        SearchSpace space = SPACE.over(Fixed.of(Spaces.named("vit-mini-v1"), "32x3-h2r2-h2r2-h2r2"));
        Network network = space.decode(space.parse("0-50-50"), space.setting(Shape.image(1, 28, 28), 10));

        assertThat(network.nodes().stream().filter(node -> node.op() instanceof TokenOp.Attention))
                .extracting(node -> node.inputs().size())
                .containsExactly(3, 4, 4);
        assertThat(network.shape("layer2.attention")).isEqualTo(Shape.tokens(25, 32));
        assertThat(network.node("layer3.attention").inputs()).endsWith("stage2.order");
    }

    @Test
    void standsOnOneTransformer() {
        assertThatThrownBy(() -> SPACE.over(DENSE))
                .hasMessage(
                        "base (vit-mini-v2) must be one network for space sparse-vit, such as vit-mini-v2:32x2-h2r2-h2r2.");
        assertThatThrownBy(() -> SPACE.over(Fixed.of(Spaces.named("reference-cnn"), "16:32:64")))
                .hasMessageStartingWith("base (reference-cnn:16:32:64) must be layers of tokens behind a class token");
        assertThatThrownBy(() -> SPACE.decode(Genome.of(0, 0, 0, 0), SETTING.with("window", 3)))
                .hasMessage("window (3) must divide both sides of a grid of 4x4 tokens.");
        assertThatThrownBy(() -> SPACE.parse("0-20-45-60"))
                .hasMessageContaining("percentage (45) must be one of [0, 10, 20, 30, 40, 50, 60, 70, 80]")
                .hasMessageEndingWith("Example: 0-20-40-60");
    }
}

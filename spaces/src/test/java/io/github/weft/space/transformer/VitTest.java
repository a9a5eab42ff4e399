package io.github.weft.space.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.Table;
import io.github.weft.space.Variation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VitTest {

    private static final Shape IMAGE = Shape.image(1, 28, 28);
    private static final Shape LARGE = Shape.image(3, 224, 224);

    @Test
    void countsAreThePublishedOnes() {
        assertThat(Vit.mini1().networks()).isEqualTo(199_017);
        assertThat(Vit.mini2().networks()).isEqualTo(22_113);
        assertThat(Vit.tiny().networks()).isEqualTo(1_056_964_608);
        assertThat(Vit.small().networks().doubleValue()).isCloseTo(7.7e13, within(.05e13));
        assertThat(Vit.large().networks().doubleValue()).isCloseTo(6.2e15, within(.05e15));
    }

    @ParameterizedTest
    @CsvSource({
        "32x2-h2r2-h2r2, 19658",
        "64x4-h4r4-h4r4-h4r4-h4r4, 205066",
        "48x3-h2r3-h3r2-h4r4, 74698",
    })
    void weightsOfTheSecondMiniatureEqualAHandCount(String text, long params) {
        Costs costs = Vit.mini2()
                .decode(Vit.mini2().parse(text), Vit.mini2().setting(IMAGE, 10))
                .costs();

        assertThat(costs.params()).isEqualTo(params);
    }

    @ParameterizedTest
    @CsvSource({"32x3-h2r2-h2r2-h2r2, 30890", "64x5-h4r4-h4r4-h4r4-h4r4-h4r4, 259530"})
    void weightsOfTheFirstMiniatureEqualAHandCount(String text, long params) {
        Costs costs = Vit.mini1()
                .decode(Vit.mini1().parse(text), Vit.mini1().setting(IMAGE, 10))
                .costs();

        assertThat(costs.params()).isEqualTo(params);
    }

    /** Patches 16 x 49 x 32; a layer 17 tokens x (4 x 32 x 32 + 2 x 32 x 64) and 2 x 17 x 17 x 32 for attention; the head 320. */
    @Test
    void multiplyAccumulatesEqualAHandCount() {
        Vit space = Vit.mini2();
        Costs costs = space.decode(space.parse("32x2-h2r2-h2r2"), space.setting(IMAGE, 10))
                .costs();

        long layer = 17 * (4 * 32 * 32 + 2 * 32 * 64) + 2 * 17 * 17 * 32;
        assertThat(costs.macs()).isEqualTo(16 * 49 * 32 + 2 * layer + 320);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void weightsOfAutoFormerFollowThePublishedCount(long seed) {
        Vit space = Vit.tiny();
        Genome genome = Variation.random(space, Seeds.generator(seed, "vit"));
        Setting setting = space.setting(LARGE, 1000);
        List<Integer> alleles = space.canonical(genome).alleles();
        long embed = List.of(192, 216, 240).get(alleles.get(0));
        int depth = 12 + alleles.get(1);
        long expected = 16 * 16 * 3 * embed + embed + embed * (2 + 196) + 2 * embed + 1000 * embed + 1000;
        for (int layer = 1; layer <= depth; layer++) {
            long inner = 64L * (3 + alleles.get(2 * layer));
            long hidden = embed * (7 + alleles.get(2 * layer + 1)) / 2;
            expected += 3 * (embed * inner + inner) + inner * embed + embed + 4 * 30 * 64;
            expected += 2 * embed * hidden + hidden + embed + 4 * embed;
        }

        assertThat(space.decode(genome, setting).costs().params()).isEqualTo(expected);
    }

    @Test
    void sizeRanksTrainedTransformersAsPublished() throws IOException {
        Vit space = Vit.tiny();
        Setting setting = space.setting(LARGE, 100);
        List<List<String>> rows =
                Table.read("vit_bench_101/autoformer.csv.gz", "list,hidden_dim,depth,mlp_ratio,num_heads,c100_base");
        for (Map.Entry<Integer, Double> column :
                Map.of(5, -.466, 6, .687, 8, .865).entrySet()) {
            List<List<String>> known = rows.stream()
                    .filter(row -> !row.get(column.getKey()).isEmpty())
                    .toList();
            double[] params = known.stream()
                    .mapToDouble(row -> space.decode(space.parse(text(row)), setting)
                            .costs()
                            .params())
                    .toArray();

            assertThat(Table.spearman(params, Table.numbers(known, column.getKey())))
                    .as("column %s of %s rows", column.getKey(), known.size())
                    .isCloseTo(column.getValue(), within(.03));
        }
    }

    private static String text(List<String> row) {
        var text = new StringBuilder(row.get(1)).append('x').append(row.get(2));
        String[] ratios = row.get(3).split("/");
        String[] heads = row.get(4).split("/");
        for (int layer = 0; layer < heads.length; layer++) {
            text.append("-h").append(heads[layer]).append('r').append(ratios[layer]);
        }
        return text.toString();
    }

    @Test
    void aPatchIsTheNextSizeThatDividesTheImage() {
        assertThat(Vit.mini2().setting(IMAGE, 10).size("patch")).isEqualTo(7);
        assertThat(Vit.mini2().setting(Shape.image(3, 32, 32), 10).size("patch"))
                .isEqualTo(4);
        assertThat(Vit.tiny().setting(LARGE, 10).size("patch")).isEqualTo(16);

        Setting torn = Vit.mini2().setting(IMAGE, 10).with("patch", 5);
        assertThatThrownBy(() -> Vit.mini2().decode(Vit.mini2().base(), torn))
                .hasMessageContaining("input (1x28x28) cannot be cut into patches of 5x5 pixels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "32|it must be embedding, x, depth",
                "40x2-h2r2-h2r2|embed (40) must be one of [32, 48, 64]",
                "32x9-h2r2|depth (9) must be one of [2, 3, 4]",
                "32x3-h2r2|depth is 3, but 1 layer(s) are listed",
                "32x2-h2r2-h2|layer 2 (h2) must look like h3r4",
                "32x2-h2r2-h9r2|layer2.heads (9) must be one of [2, 3, 4]",
            })
    void malformedTextsAreExplained(String text, String problem) {
        assertThatThrownBy(() -> Vit.mini2().parse(text))
                .hasMessageContaining(problem)
                .hasMessageContaining("Example: 32x2-h2r2-h2r2");
    }
}

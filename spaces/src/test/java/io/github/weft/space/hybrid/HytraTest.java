package io.github.weft.space.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HytraTest {

    private static final Hytra SPACE = Hytra.published();
    private static final Hytra MINI = Hytra.mini();
    private static final Shape IMAGE = Shape.image(1, 28, 28);

    @Test
    void countsOfNetworksAreThePublishedOnes() {
        assertThat(SPACE.networks()).isEqualTo(2_818_103);
        assertThat(MINI.networks()).isEqualTo(3_843);
    }

    @Test
    void theMiniaturesGenomesMeanThatManyNetworks() {
        Set<Genome> candidates = new HashSet<>();
        int letters = 1 << 8;
        for (int code = 0; code < 9 * 9 * letters; code++) {
            List<Integer> alleles = new ArrayList<>(List.of(code / letters / 9, code / letters % 9));
            int bits = code;
            IntStream.range(0, 8).forEach(layer -> alleles.add(bits >> layer & 1));
            candidates.add(MINI.canonical(new Genome(alleles)));
        }

        assertThat(candidates).hasSize(3_843);
        assertThat(MINI.cardinality()).isEqualTo(9 * 9 * letters);
    }

    /** Different routes by exhaustion, each with two choices for every active letter. */
    @Test
    void thePublishedSpacesGenomesMeanThatManyNetworks() {
        Set<Genome> routes = new HashSet<>();
        Genome convolutions = SPACE.base();
        for (int code = 0; code < 17 * 17 * 17; code++) {
            routes.add(SPACE.canonical(
                    convolutions.with(0, code / 289).with(1, code / 17 % 17).with(2, code % 17)));
        }
        long networks = routes.stream()
                .mapToLong(route -> 1L
                        << IntStream.range(3, 19)
                                .filter(gene -> SPACE.active(route, gene))
                                .count())
                .sum();

        assertThat(networks).isEqualTo(2_818_103);
    }

    /** Moves need no repair: levels sink by at most one a layer, and attention has one of the last two. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void movesLeadToNetworksOfTheSpace(long seed) {
        RandomGenerator random = Seeds.generator(seed, "moves");
        Setting setting = SPACE.setting(IMAGE, 10);
        Genome genome = Variation.random(SPACE, random);
        for (int move = 0; move < 30; move++) {
            genome = Variation.mutate(
                    SPACE, Variation.cross(SPACE, genome, Variation.random(SPACE, random), random), random);
            List<String> blocks = blocks(SPACE.decode(genome, setting));
            List<Integer> levels = blocks.stream()
                    .map(block -> List.of("56", "28", "14", "7").indexOf(block.substring(1)))
                    .toList();

            assertThat(blocks).hasSize(16).doesNotContain("a56", "a28");
            assertThat(IntStream.range(1, 16).map(layer -> levels.get(layer) - levels.get(layer - 1)))
                    .allMatch(step -> step == 0 || step == 1);
        }
    }

    /** Operation and level of each layer, as in {@code a14}. */
    private static List<String> blocks(Network network) {
        return network.blockEnds().stream()
                .filter(end -> end.startsWith("layer"))
                .map(end -> end.split("\\.")[1])
                .toList();
    }

    @Test
    void theTextNamesTheLayersThatHalveTheMap() {
        Network network = MINI.decode(MINI.parse("3.6-ccacaaca"), MINI.setting(IMAGE, 10));

        assertThat(blocks(network)).containsExactly("c28", "c28", "a14", "c14", "a14", "a7", "c7", "a7");
        assertThat(network.shape("layer2.c28.relu")).isEqualTo(Shape.image(32, 28, 28));
        assertThat(network.shape("layer3.a14.relu")).isEqualTo(Shape.image(64, 14, 14));
        assertThat(network.shape("layer8.a7.relu")).isEqualTo(Shape.image(128, 7, 7));
    }

    @Test
    void attentionAboveTheLastTwoLevelsIsConvolution() {
        assertThat(MINI.canonical(MINI.parse("6.3-aaaaaaaa"))).isEqualTo(MINI.parse("3.6-ccaaaaaa"));
        assertThat(MINI.canonical(MINI.parse("x.1-aaaaaaaa"))).isEqualTo(MINI.parse("1.x-aaaaaaaa"));
        assertThat(MINI.canonical(MINI.parse("8.8-aaaaaaaa"))).isEqualTo(MINI.parse("8.x-ccccccca"));
    }

    private static final long STEM = 9 * 16 + 2 * 16;

    /** Weights of a block, of which those of entry and shortcut depend on the input's channels. */
    private static long conv(long width, long in) {
        long inner = width / 4;
        return in * inner + 9 * inner + 2 * inner + 9 * inner * inner + 2 * inner + inner * width + 2 * width;
    }

    private static long attention(long width, long in) {
        long inner = width / 4;
        return in * inner + 9 * inner + 2 * inner + 3 * inner * inner + 2 * inner + inner * width + 2 * width;
    }

    private static long adapter(long side, long width) {
        return 16 * side * side + 16 * width / 4 + 2 * width / 4;
    }

    /** A shortcut of a kernel, with batch norm. */
    private static long shortcut(long kernel, long in, long width) {
        return kernel * kernel * in * width + 2 * width;
    }

    @Test
    void weightsEqualAHandCount() {
        assertThat(conv(32, 32)).isEqualTo(1256);
        assertThat(conv(64, 64)).isEqualTo(4688);
        assertThat(attention(64, 64)).isEqualTo(3152);
        assertThat(conv(128, 128)).isEqualTo(18080);
        assertThat(attention(128, 128)).isEqualTo(11936);

        assertThat(costs("x.x-cccccccc").params())
                .isEqualTo(STEM + adapter(1, 32) + conv(32, 8) + shortcut(1, 8, 32) + 7 * conv(32, 32) + 330)
                .isEqualTo(10_842);
        assertThat(costs("1.x-acacacac").params())
                .isEqualTo(STEM
                        + adapter(2, 64)
                        + attention(64, 16)
                        + shortcut(1, 16, 64)
                        + 4 * conv(64, 64)
                        + 3 * attention(64, 64)
                        + 650);
        assertThat(costs("3.6-ccacaaca").params())
                .isEqualTo(STEM
                        + adapter(1, 32)
                        + conv(32, 8)
                        + shortcut(1, 8, 32)
                        + conv(32, 32)
                        + attention(64, 32)
                        + shortcut(3, 32, 64)
                        + conv(64, 64)
                        + attention(64, 64)
                        + attention(128, 64)
                        + shortcut(3, 64, 128)
                        + conv(128, 128)
                        + attention(128, 128)
                        + 1290);
    }

    /** All at 7x7: 49 places; attention relates each to each twice, over 32 channels. */
    @Test
    void multiplyAccumulatesEqualAHandCount() {
        long stem = 784 * 9 * 16;
        long adapter = 49 * (16 * 16 + 16 * 32);
        long first = 49 * (32 * 32 + 9 * 32 + 9 * 32 * 32 + 32 * 128 + 32 * 128);
        long conv = 49 * (128 * 32 + 9 * 32 + 9 * 32 * 32 + 32 * 128);
        long attention = 49 * (128 * 32 + 9 * 32 + 3 * 32 * 32 + 32 * 128) + 2 * 49 * 49 * 32;

        assertThat(costs("1.1-cacacaca").macs()).isEqualTo(stem + adapter + first + 3 * conv + 4 * attention + 1280);
    }

    /** A layer that halves computes its 1x1 convolution on the larger map: 28x28 here, and all else on 14x14. */
    @Test
    void halvingHasTheMacsOfAHandCount() {
        long narrow = 784 * (32 * 8 + 9 * 8 + 9 * 8 * 8 + 8 * 32);
        long down = 784 * 32 * 16 + 196 * (9 * 16 + 9 * 16 * 16 + 16 * 64 + 9 * 32 * 64);
        long wide = 196 * (64 * 16 + 9 * 16 + 9 * 16 * 16 + 16 * 64);

        assertThat(costs("7.x-cccccccc").macs() - costs("8.x-cccccccc").macs()).isEqualTo(wide - narrow);
        assertThat(costs("8.x-cccccccc").macs() - costs("x.x-cccccccc").macs()).isEqualTo(down - narrow + 320);
    }

    private static Costs costs(String text) {
        return MINI.decode(MINI.parse(text), MINI.setting(IMAGE, 10)).costs();
    }

    /** At 3x224x224, the levels have their published sides and widths. */
    @Test
    void thePublishedSizesAreTheDefaultForLargeImages() {
        Setting setting = SPACE.setting(Shape.image(3, 224, 224), 1000);
        Network network = SPACE.decode(SPACE.parse("4.8.14-ccccccccccccccca"), setting);

        assertThat(network.shape("stem.pool2")).isEqualTo(Shape.image(64, 56, 56));
        assertThat(network.shape("layer1.c56.relu")).isEqualTo(Shape.image(256, 56, 56));
        assertThat(network.shape("layer4.c28.relu")).isEqualTo(Shape.image(512, 28, 28));
        assertThat(network.shape("layer8.c14.relu")).isEqualTo(Shape.image(1024, 14, 14));
        assertThat(network.shape("layer16.a7.query")).isEqualTo(Shape.tokens(49, 512));
        assertThat(network.shape("layer16.a7.relu")).isEqualTo(Shape.image(2048, 7, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "hytra, 224, 4, 256",
        "hytra, 128, 4, 256",
        "hytra, 64, 2, 128",
        "hytra, 28, 1, 64",
        "hytra, 1024, 8, 256",
        "hytra-mini, 28, 1, 32",
        "hytra-mini, 64, 1, 32",
        "hytra-mini, 96, 2, 32",
        "hytra-mini, 512, 8, 32"
    })
    void theStemReducesAsMuchAsTheImageNeeds(String name, int side, int stride, int channels) {
        Setting setting = (name.equals("hytra") ? SPACE : MINI).setting(Shape.image(3, side, side), 10);

        assertThat(setting.size("stem-stride")).isEqualTo(stride);
        assertThat(setting.size("channels")).isEqualTo(channels);
    }

    @ParameterizedTest
    @CsvSource({"32, 2, 8", "30, 1, 15", "29, 1, 15", "27, 2, 7"})
    void oddSidesAndOtherStemsFit(int side, int stride, int attended) {
        Setting setting = MINI.setting(Shape.image(1, side, side + 4), 10).with("stem-stride", stride);
        for (String text : List.of("2.5-caaaaaaa", "1.3-aaaaaaaa", "1.1-aaaaaaaa")) {
            assertThat(MINI.decode(MINI.parse(text), setting).shape("head7.linear"))
                    .isEqualTo(Shape.vector(10));
        }
        Network network = MINI.decode(MINI.parse("2.x-caaaaaaa"), setting);
        assertThat(network.shape("layer2.a14.grid").height()).isEqualTo(attended);
    }

    @Test
    void whatDoesNotFitIsExplained() {
        Setting large = MINI.setting(Shape.image(3, 96, 96), 10).with("stem-stride", 1);
        assertThatThrownBy(() -> MINI.decode(MINI.base(), large))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input (3x96x96) is too large for the attention of space hytra-mini with skeleton size"
                        + " stem-stride (1): it would relate 2304 places to each other, at most 1024 fit."
                        + " Maybe use --skeleton stem-stride=2, or smaller images.");
        assertThatThrownBy(() -> SPACE.setting(Shape.image(3, 7, 9), 10))
                .hasMessage("input (3x7x9) is too small for space hytra with skeleton size stem-stride (1): both sides"
                        + " must be at least 8 pixels.");
        Setting odd = MINI.setting(IMAGE, 10);
        assertThatThrownBy(() -> MINI.decode(MINI.base(), odd.with("stem-stride", 3)))
                .hasMessageContaining("stem-stride (3) must be 1, 2, 4 or another power of two");
        assertThatThrownBy(() -> MINI.decode(MINI.base(), odd.with("channels", 30)))
                .hasMessageContaining("channels (30) must be a multiple of 4");
        assertThatThrownBy(() -> MINI.setting(Shape.vector(9), 10)).hasMessageContaining("must be an image CxHxW");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.6ccacaaca|it must be the layers at which the map is halved, -, and a letter for every layer",
                "3-ccacaaca|it must halve the map at 2 layers joined by ., not 1",
                "3.9-ccacaaca|down2 (9) must be one of [x, 1, 2, 3, 4, 5, 6, 7, 8]",
                "3.6-ccacaac|it must have 8 letters, not 7",
                "3.6-ccacaacd|layer8.op (d) must be one of [c, a]",
            })
    void malformedTextsAreExplained(String text, String problem) {
        assertThatThrownBy(() -> MINI.parse(text))
                .hasMessageContaining("architecture (%s) is malformed".formatted(text))
                .hasMessageContaining(problem)
                .hasMessageEndingWith("Example: 3.6-ccacaaca");
    }
}

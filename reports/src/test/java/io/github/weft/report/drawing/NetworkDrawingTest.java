package io.github.weft.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class NetworkDrawingTest {

    private static Network network(String space, String text) {
        SearchSpace one = Spaces.named(space);
        return one.decode(one.parse(text), one.setting(Shape.image(1, 28, 28), 10));
    }

    private static List<Card> cards(Network network) {
        return Cards.of(Steps.of(network));
    }

    @Test
    void aLayerSharesItsBoxWithWhatBelongsToIt() {
        Network network = network("mobile", "8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2");

        assertThat(Steps.of(network).stream().map(Step::title))
                .startsWith(
                        "input", "conv 3×3 /2", "conv 1×1", "depthwise 3×3", "conv 1×1", "conv 1×1", "depthwise 3×3 /2")
                .endsWith("global pool", "linear")
                .hasSize(2 + 4 * 3 + 2);
        assertThat(Steps.of(network).get(2).detail()).isEqualTo("· → batch norm → relu");
        assertThat(Steps.of(network).get(2).shape()).isEqualTo("16×14×14");
    }

    @Test
    void everyNodeIsInOneBox() {
        for (SearchSpace space : Spaces.all()) {
            Network network = space.decode(space.base(), space.setting(Shape.image(3, 32, 32), 10));
            List<String> drawn = Steps.of(network).stream()
                    .flatMap(step -> step.nodes().stream())
                    .map(Node::name)
                    .toList();

            assertThat(drawn)
                    .containsExactlyInAnyOrderElementsOf(
                            network.nodes().stream().map(Node::name).toList());
        }
    }

    @Test
    void runsOfEqualBlocksAreDrawnOnce() {
        String text = "32x4-h2r2-h2r2-h2r2-h4r2";
        List<Card> cards = cards(network("vit-mini-v2", text));

        assertThat(cards.stream().map(Card::title))
                .containsExactly("patches", "tokens", "layer1 … layer3", "layer4", "head");
        assertThat(cards.stream().map(Card::count)).containsExactly(1, 1, 3, 1, 1);
    }

    @Test
    void blocksThatDifferInAShapeOnlyAreDrawnEach() {
        List<Card> cards = cards(network("mobile", "8x2-k3e2-k5e2_12x3-k3e2-k3e2-k3e2_16x1-k3e2_32x1-k3e2"));

        assertThat(cards.stream().map(Card::title))
                .containsExactly(
                        "stem",
                        "stage1.block1",
                        "stage1.block2",
                        "stage2.block1",
                        "stage2.block2 … block3",
                        "stage3.block1",
                        "stage4.block1",
                        "head");
    }

    static Stream<SearchSpace> spaces() {
        return Spaces.all().stream();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void drawingsAreXmlOfReadableWidthWithoutAnythingFromOutside(SearchSpace space) throws Exception {
        for (int seed = 0; seed < 3; seed++) {
            Genome genome = Variation.random(space, Seeds.generator(seed, "drawing"));
            Network network = space.decode(genome, space.setting(Shape.image(3, 32, 32), 10));
            String svg = NetworkDrawing.svg(space.name(), space.format(genome), network);

            assertThatCode(() -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(svg))))
                    .doesNotThrowAnyException();
            var width = Pattern.compile("^<svg [^>]*width=\"(\\d+)\"").matcher(svg);
            assertThat(width.find()).isTrue();
            assertThat(Integer.parseInt(width.group(1))).isBetween(300, 1150);
            assertThat(svg).contains("prefers-color-scheme:dark").doesNotContain("href", "url(", "<script", "NaN");
        }
    }

    @Test
    void doesNotDependOnTheLocale() {
        Network network = network("mobile", "8x1-k3e2_12x1-k3e2_16x1-k3e2_32x1-k3e2");
        String before = NetworkDrawing.svg("mobile", "x", network);
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(NetworkDrawing.svg("mobile", "x", network)).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void boxesOfALayerDoNotOverlap() {
        for (SearchSpace space : Spaces.all()) {
            Network network = space.decode(
                    Variation.random(space, Seeds.generator(1, "drawing")), space.setting(Shape.image(3, 32, 32), 10));
            for (Card card : cards(network)) {
                List<Spot> spots = CardLayout.of(card, node -> "").boxes();
                for (Spot one : spots) {
                    assertThat(spots).filteredOn(other -> other != one).allMatch(other -> apart(one, other));
                }
            }
        }
    }

    private static boolean apart(Spot one, Spot other) {
        return Math.abs(one.x - other.x) >= (one.width() + other.width()) / 2
                || Math.abs(one.y - other.y) >= (one.height() + other.height()) / 2;
    }

    @Test
    void textsAreEscapedAndWrapped() {
        Network network = Network.of(
                List.of(new Node("image", new Op.Input(Shape.image(1, 2, 2)), List.of(), List.of())),
                Map.of(),
                List.of());

        assertThat(NetworkDrawing.svg("a<b", "x & y", network)).contains("a&lt;b", "x &amp; y");
        assertThat(NetworkDrawing.lines("x".repeat(100), 400)).hasSize(2);
        assertThat(String.join("", NetworkDrawing.lines("x".repeat(100), 400))).hasSize(100);
    }
}

package io.github.weft.search.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpaceFileTest {

    private static final String STEM = "stem: {width: 8}\n";
    private static final String STAGE = STEM + "stages:\n  - name: a\n    op: mbconv\n";

    @TempDir
    Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("unknown key", STEM + "stagse: []\n", 2, "key (stagse) is not known. Did you mean stages?"),
                mistake(
                        "unknown key of a stage",
                        STAGE + "    width: 8\n    kernal: 3\n",
                        6,
                        "key (kernal) is not known. Did you mean kernel?"),
                mistake(
                        "unknown op",
                        STEM + "stages:\n  - op: mbconf\n    width: 8\n",
                        3,
                        "op (mbconf) is not known. Did you mean mbconv?"),
                mistake("empty choice", STAGE + "    width: []\n", 5, "width () is an empty choice"),
                mistake("empty value", STAGE + "    width:\n", 5, "width must be a single value"),
                mistake("wrong type", STAGE + "    width: wide!\n", 5, "width (wide!) must be a whole number"),
                mistake("list of lists", STAGE + "    width: [[8], 16]\n", 5, "width must be a single value"),
                mistake("even kernel", STAGE + "    width: 8\n    kernel: [3, 4]\n", 6, "kernel (4) must be odd"),
                mistake("out of range", STAGE + "    width: 99999\n", 5, "width (99999) must be from 1 to 4096"),
                mistake("choice named twice", STAGE + "    width: [8, 8]\n", 5, "names a choice twice"),
                mistake(
                        "trait that is not read",
                        STAGE.replace("mbconv", "skip") + "    width: 8\n    kernel: 3\n",
                        6,
                        "kernel is read by none of [skip]"),
                mistake("missing width", STAGE, 3, "width is missing"),
                mistake("missing stages", STEM, 1, "stages is missing"),
                mistake("missing stem", "stages: []\n", 1, "stem is missing"),
                mistake("empty stages", STEM + "stages: []\n", 2, "stages () must be a list"),
                mistake("empty file", "", 1, "the file is empty"),
                mistake("no keys", "- 1\n", 1, "a space must consist of lines key: value"),
                mistake("key twice", STEM + STEM, 2, "stem"),
                mistake("no YAML", STEM + "stages: [\n", 3, "this is no YAML"),
                mistake("tab", STEM + "stages:\n\t- op: conv\n", 3, "this is no YAML"),
                mistake("two documents", STAGE + "    width: [8, 16]\n---\nname: b\n", 7, "a second document begins"),
                mistake("alias", "stem: &s {width: 8}\nhead: *s\n", 1, "anchors and aliases"),
                mistake("nothing to choose", STAGE + "    width: 8\n", 2, "nothing to choose"),
                mistake(
                        "strides beyond images",
                        STAGE + "    width: [8, 16]\n    stride: 9\n",
                        6,
                        "stride (9) must be from 1 to 8"),
                mistake(
                        "choice of stride",
                        STAGE + "    width: [8, 16]\n    stride: [1, 2]\n",
                        6,
                        "stride ([1, 2]) must be one number"),
                mistake(
                        "cycle of widths",
                        STAGE + "    width: b * 2\n  - name: b\n    op: conv\n    width: a\n",
                        5,
                        "width goes in a cycle: a takes its width from b, b takes its width from a"),
                mistake(
                        "cycle of stages",
                        STAGE + "    width: [8, 16]\n    from: b\n  - name: b\n    op: conv\n    width: a\n",
                        6,
                        "from goes in a cycle: a reads b, b reads a"),
                mistake("unknown stage", STAGE + "    width: [8, 16]\n    from: c\n", 6, "from (c) is not known"),
                mistake(
                        "name twice",
                        STAGE + "    width: 8\n  - name: a\n    op: conv\n    width: 8\n",
                        6,
                        "name (a) is that of an earlier stage"),
                mistake(
                        "shape mismatch",
                        STAGE
                                + "    width: [8, 16]\n  - {name: b, op: conv, width: [8, 16]}\n  - {name: c, op: conv, width: 8, from: [a, b]}\n",
                        7,
                        "a has width a.width at 1/1 of the stem's size, but b has width b.width"),
                mistake(
                        "overflow",
                        STAGE
                                + "    width: 8\n    depth: 64\n    kernel: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31]\n    expansion: 1..16\n    layers: each\n  - {name: b, op: mbconv, width: 8, depth: 64, kernel: [3, 5, 7, 9], expansion: 1..16, weights: own}\n  - {name: c, op: mbconv, width: 8, depth: 64, expansion: 1..16}\n",
                        2,
                        "more than can be counted"),
                mistake("endless range", STAGE + "    width: 5..1\n", 5, "empty or endless range"),
                mistake(
                        "word of neither kind",
                        STAGE + "    width: [8, 16]\n    weights: share\n",
                        6,
                        "weights (share) is not known. Did you mean shared?"),
                mistake("activation", "activation: rilu\n" + STAGE + "    width: [8, 16]\n", 1, "Did you mean relu?"),
                mistake(
                        "rule",
                        STAGE + "    width: [8, 16]\nconstraints:\n  - params ~ 5\n",
                        6,
                        "constraints (params ~ 5) must be rules such as"),
                mistake(
                        "name in a rule",
                        STAGE + "    width: [8, 16]\nconstraints: [a.withd < 9]\n",
                        6,
                        "Did you mean a.width?"),
                mistake(
                        "patch and stride",
                        "stem: {width: 8, patch: 4, stride: 4}\n",
                        1,
                        "stride does not go with patch"),
                mistake(
                        "gate",
                        STAGE + "    width: [8, 16]\n    se: maybe\n",
                        6,
                        "se (maybe) must be yes, no or [no, yes]"),
                mistake(
                        "head without attention",
                        STAGE + "    width: [8, 16]\n    head-size: 8\n",
                        6,
                        "head-size is read by attention only"),
                mistake("bad name", "name: My Space\n" + STAGE + "    width: [8, 16]\n", 1, "name (My Space)"));
    }

    private static Arguments mistake(String what, String content, int line, String hint) {
        return Arguments.of(what, content, line, hint);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakesAreReportedWithTheirLine(String what, String content, int line, String hint) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), content);

        assertThatThrownBy(() -> SpaceFile.named(file.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ":" + line + ": ")
                .hasMessageContaining(hint)
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getMessage()).lines()).hasSize(1));
    }

    @Test
    void namesOfTheCatalogueAreNoFiles() {
        assertThat(SpaceFile.named("nb201")).isSameAs(Spaces.named("nb201"));
        assertThat(SpaceFile.settled("nb201")).isEqualTo("nb201");
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(() -> SpaceFile.named("nowhere.yaml")).hasMessage("space (nowhere.yaml) is no file.");
        assertThatThrownBy(() -> SpaceFile.named(binary.toString())).hasMessageContaining("UTF-8");
    }

    @Test
    void aFileTakesItsNameFromItselfIfItGivesNone() throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.yaml"), STAGE + "    width: [8, 16]\n");

        SearchSpace space = SpaceFile.named(file.toString());
        assertThat(space.name()).isEqualTo("tiny");
        assertThat(space.genes()).hasSize(1);
    }

    @Test
    void aStoredConfigurationRefusesAFileThatHasChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.yaml"), STAGE + "    width: [8, 16]\n");
        SearchConfig config = SearchConfig.of(Map.of("space", file.toString()));
        String stored = config.text();

        assertThat(stored.lines()).anyMatch(line -> line.matches("space: .*tiny\\.yaml#[0-9a-f]{16}"));
        assertThat(SearchConfig.parse(stored).text()).isEqualTo(stored);
        assertThat(SearchConfig.parse(stored).space()).isEqualTo(config.space());
        assertThat(SearchConfig.of(config.chosen()).text()).isEqualTo(stored);

        Files.writeString(file, STAGE + "    width: [8, 24]\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SearchConfig.parse(stored))
                .hasMessageContaining("has changed: its digest is ")
                .hasMessageContaining("Restore the file");
        assertThat(SearchConfig.of(Map.of("space", file.toString())).text()).isNotEqualTo(stored);
        assertThat(SearchConfig.recorded(stored, Keys.all()).value(Keys.BATCH)).isEqualTo(64);
    }
}

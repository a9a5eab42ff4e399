package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Descriptions of spaces that cannot be used: whoever is given one says so in a line, with the file's line, and writes nothing. */
@Tag("torch")
class BadSpaceTest {

    private static final String STAGE = "stem: {width: 8}\nstages:\n  - name: a\n    op: mbconv\n";
    private static final Path EXAMPLE = Path.of("../spaces/docs/examples/pocket.yaml");

    @TempDir
    Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("unknown key", STAGE + "    widht: [8, 16]\n", ":5: ", "Did you mean width?"),
                Arguments.of(
                        "cycle",
                        STAGE + "    width: [8, 16]\n    from: b\n  - name: b\n    op: conv\n    width: a\n",
                        ":6: ",
                        "from goes in a cycle: a reads b, b reads a"),
                Arguments.of(
                        "shape mismatch",
                        STAGE
                                + "    width: [8, 16]\n  - {name: b, op: conv, width: [8, 16]}\n  - {name: c, op: conv, width: 8, from: [a, b]}\n",
                        ":7: ",
                        "but b has width b.width"),
                Arguments.of("empty choice", STAGE + "    width: []\n", ":5: ", "width () is an empty choice"),
                Arguments.of(
                        "cardinality overflow",
                        STAGE
                                + "    width: 8\n    depth: 64\n    kernel: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31]\n    expansion: 1..16\n    layers: each\n  - {name: b, op: mbconv, width: 8, depth: 64, kernel: [3, 5, 7, 9], expansion: 1..16, weights: own}\n  - {name: c, op: mbconv, width: 8, depth: 64, expansion: 1..16}\n",
                        ":2: ",
                        "more than can be counted"),
                Arguments.of("no YAML", "stem: {width: 8\n", ":", "this is no YAML"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void everyCommandNamesTheLine(String what, String content, String line, String hint) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), content);
        String store = "" + folder.resolve("store");
        for (List<String> command : List.of(
                List.of("spaces", "validate", "" + file),
                List.of("spaces", "show", "" + file),
                List.of("search", "--space", "" + file, "--db", store),
                List.of("proxies", "trust", "--space", "" + file, "--db", store),
                List.of("supernet", "train", "--space", "" + file, "--out", "" + folder.resolve("x.supernet")),
                List.of("supernet", "check", "x.supernet", "--space", "" + file, "--db", store))) {
            Terminals.Said said = Terminals.weft(command.toArray(String[]::new));

            assertThat(said.code()).as(command + said.err()).isEqualTo(2);
            assertThat(said.err().strip().lines()).as(command + said.err()).hasSize(1);
            assertThat(said.err()).contains(file + line, hint).doesNotContain("\tat ");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing was written").containsExactly(file);
        }
    }

    @Test
    void constraintsThatLeaveNothingAreNoticedBeforeAnythingIsTrained() throws IOException {
        Path file = Files.writeString(
                folder.resolve("tight.yaml"), Files.readString(EXAMPLE).replace("params < 100k", "params < 100"));

        Terminals.Said said =
                Terminals.weft("supernet", "train", "--space", "" + file, "--out", "" + folder.resolve("x.supernet"));

        assertThat(said.code()).as(said.err()).isEqualTo(6);
        assertThat(said.err())
                .hasLineCount(1)
                .contains("The constraints accept none of 10000 random genomes of space pocket.");
        assertThat(folder.resolve("x.supernet")).doesNotExist();
    }
}

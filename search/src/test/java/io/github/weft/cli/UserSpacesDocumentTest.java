package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.space.staged.Kind;
import io.github.weft.space.staged.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document about spaces in files says what the code does. {@code -Dgolden.rewrite=true} draws its example anew. */
class UserSpacesDocumentTest {

    private static final Path DOCUMENT = Path.of("../spaces/docs/user-spaces.md");
    private static final Path EXAMPLE = Path.of("../spaces/docs/examples/pocket.yaml");
    private static final Path DRAWING = Path.of("../spaces/docs/examples/pocket.svg");

    @TempDir
    Path folder;

    @Test
    void showsTheExampleAsItIs() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("```yaml\n" + Files.readString(EXAMPLE) + "```");
        assertThat(Terminals.weft("spaces", "validate", EXAMPLE.toString()).code())
                .isZero();
    }

    @Test
    void theOtherExampleIsASpaceToo() {
        Terminals.Said said = Terminals.weft("spaces", "validate", "../spaces/docs/examples/hybrid.yaml");

        assertThat(said.code()).as(said.err()).isZero();
        // 3 depths * 2 widths * (2 kernels * 2 expansions * 2)^3 layers; 4 depths * 3 widths * (2 ops * 2 expansions *
        // 2 heads)^4 layers
        assertThat(said.out()).startsWith("pocket-hybrid").contains("(150,994,944 genomes)");
    }

    @Test
    void drawsTheExampleAsItIs() throws IOException {
        Path drawn = Boolean.getBoolean("golden.rewrite") ? DRAWING : folder.resolve("pocket.svg");

        assertThat(Terminals.weft("spaces", "show", EXAMPLE.toString(), "--draw", drawn.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(drawn)).isEqualTo(Files.readString(DRAWING));
    }

    @Test
    void namesEveryKindAndTrait() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(Arrays.stream(Kind.values())).allMatch(kind -> document.contains("`" + kind.label() + "`"));
        assertThat(Arrays.stream(Trait.values())).allMatch(trait -> document.contains("| `" + trait.label() + "` |"));
    }
}

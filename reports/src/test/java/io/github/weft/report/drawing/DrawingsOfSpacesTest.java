package io.github.weft.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Shape;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawings in the catalogue's document are those of the code. {@code -Dgolden.rewrite=true} writes them anew. */
class DrawingsOfSpacesTest {

    private static final Path DOCUMENT = Path.of("../spaces/docs/spaces.md");
    private static final Path FOLDER = Path.of("../spaces/docs/drawings");
    private static final List<String> OF_COLOUR = List.of("conv-macro", "nats-size", "nb201");

    static Stream<SearchSpace> spaces() {
        return Spaces.all().stream();
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void areThoseOfTheCode(SearchSpace space) throws IOException {
        String drawing = SpaceDrawing.svg(space, setting(space));
        Path file = FOLDER.resolve(space.name() + ".svg");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, drawing);
        }

        assertThat(drawing)
                .as("-Dgolden.rewrite=true draws %s anew".formatted(file))
                .isEqualTo(Files.readString(file));
        assertThat(section(space)).contains("(drawings/%s.svg)".formatted(space.name()));
    }

    private static Setting setting(SearchSpace space) {
        String name = space.name();
        if (name.startsWith("autoformer") || name.equals("hytra")) {
            return space.setting(Shape.image(3, 224, 224), 1000);
        }
        return space.setting(OF_COLOUR.contains(name) ? Shape.image(3, 32, 32) : Shape.image(1, 28, 28), 10);
    }

    private static String section(SearchSpace space) throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf("## `%s`".formatted(space.name()));
        int end = document.indexOf("\n## ", begin + 1);
        return document.substring(Math.max(0, begin), end < 0 ? document.length() : end);
    }
}

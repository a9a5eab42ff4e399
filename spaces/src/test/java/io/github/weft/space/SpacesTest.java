package io.github.weft.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpacesTest {

    @Test
    void findsSpacesByName() {
        assertThat(Spaces.all().stream().map(SearchSpace::name)).isSorted().contains("mobile", "nb201");
        assertThat(Spaces.all()).allMatch(space -> Spaces.named(space.name()) == space);
    }

    @Test
    void suggestsTheClosestName() {
        assertThatThrownBy(() -> Spaces.named("nb210"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("space (nb210) is not known. Did you mean nb201? Known: ")
                .hasMessageContaining("mobile, mobile-ofa, nats-size, nb201");
    }

    @Test
    void areAllDocumentedInOrder() throws IOException {
        List<String> headings = Files.readAllLines(Path.of("docs/spaces.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).replace("`", ""))
                .toList();

        assertThat(headings)
                .containsExactlyElementsOf(
                        Spaces.all().stream().map(SearchSpace::name).toList());
    }
}

package io.github.weft.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.space.Gene;
import io.github.weft.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void genesStandTogetherByTheBeginningOfTheirNames() {
        List<Part> parts = Part.of(Spaces.named("mobile").genes());

        assertThat(parts.stream().map(Part::title)).containsExactly("stage1", "stage2", "stage3", "stage4");
        assertThat(parts.get(1).choices())
                .containsExactly(
                        new Choice("width", List.of("12", "16", "24", "32")),
                        new Choice("depth", List.of("1", "2", "3")),
                        new Choice("block1 … block3 kernel", List.of("3", "5", "7")),
                        new Choice("block1 … block3 expand", List.of("2", "3", "4")));
    }

    @Test
    void equalPartsStandOnce() {
        assertThat(Part.of(Spaces.named("nb201").genes()).stream().map(Part::title))
                .containsExactly("edge1-0 … edge3-2");
        assertThat(Part.of(Spaces.named("vit-mini-v2").genes()).stream().map(Part::title))
                .containsExactly("embed", "depth", "layer1 … layer4");
    }

    @Test
    void blocksWithOtherChoicesKeepTheirRows() {
        List<Gene> genes = List.of(
                new Gene("s.block1.kernel", List.of("3")),
                new Gene("s.block2.kernel", List.of("3")),
                new Gene("s.block3.kernel", List.of("5")));

        assertThat(Part.of(genes).get(0).choices())
                .containsExactly(
                        new Choice("block1 … block2 kernel", List.of("3")), new Choice("block3 kernel", List.of("5")));
    }
}

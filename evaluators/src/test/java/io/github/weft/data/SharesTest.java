package io.github.weft.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.arch.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {

    @Test
    void allotsByLargestRemainder() {
        assertThat(Shares.allot(List.of(560, 643, 608, 612, 584, 594, 590, 617, 590, 602), 1000, 1))
                .containsExactly(94, 107, 102, 102, 97, 99, 98, 103, 98, 100);
    }

    @Test
    void everyClassGivesAtLeastOneAndKeepsWhatItMust() {
        assertThat(Shares.allot(List.of(97, 1, 1, 1), 4, 0)).containsExactly(1, 1, 1, 1);
        assertThat(Shares.allot(List.of(10, 2), 8, 1)).containsExactly(7, 1);
        assertThat(Shares.allot(List.of(2, 2), 4, 1)).containsExactly(1, 1);
    }

    /** Image i has pixel i and label i % 3. */
    private static Images thirty() {
        var pixels = new byte[30];
        IntStream.range(0, 30).forEach(i -> pixels[i] = (byte) i);
        return Images.of(
                Shape.image(1, 1, 1),
                pixels,
                IntStream.range(0, 30).map(i -> i % 3).toArray());
    }

    private static List<Integer> pixels(Images images) {
        var target = new float[images.size()];
        images.copy(IntStream.range(0, images.size()).toArray(), target);
        return IntStream.range(0, target.length)
                .mapToObj(i -> Math.round(255 * target[i]))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void partsAreDisjointCompleteOrderedAndStratified(long seed) {
        List<Images> parts = Shares.split(thirty(), 3, 6, 1, seed, "validation");

        assertThat(parts.get(0).classCounts(3)).containsExactly(8, 8, 8);
        assertThat(parts.get(1).classCounts(3)).containsExactly(2, 2, 2);
        assertThat(pixels(parts.get(0))).isSorted();
        assertThat(pixels(parts.get(1))).isSorted().doesNotContainAnyElementsOf(pixels(parts.get(0)));
        IntStream.range(0, 6)
                .forEach(i -> assertThat(pixels(parts.get(1)).get(i) % 3)
                        .isEqualTo(parts.get(1).label(i)));
    }

    @Test
    void drawDependsOnSeedAndPurposeAlone() {
        List<Integer> drawn =
                pixels(Shares.split(thirty(), 3, 6, 1, 7, "validation").get(1));

        assertThat(pixels(Shares.split(thirty(), 3, 6, 1, 7, "validation").get(1)))
                .isEqualTo(drawn);
        assertThat(pixels(Shares.split(thirty(), 3, 6, 1, 8, "validation").get(1)))
                .isNotEqualTo(drawn);
        assertThat(pixels(Shares.split(thirty(), 3, 6, 1, 7, "test").get(1))).isNotEqualTo(drawn);
    }
}

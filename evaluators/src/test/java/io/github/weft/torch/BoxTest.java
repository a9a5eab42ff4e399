package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTest {

    private static Box box(List<Integer> starts, List<Integer> lengths) {
        return new Box(starts, lengths);
    }

    private static final Box TALL = box(List.of(0, 0), List.of(4, 2));
    private static final Box WIDE = box(List.of(0, 0), List.of(2, 4));

    @Test
    void anElIsTheLargerBoxAndTheRestOfTheOther() {
        assertThat(Box.apart(List.of(TALL, WIDE))).containsExactly(TALL, box(List.of(0, 2), List.of(2, 2)));
        assertThat(TALL.around(WIDE)).isEqualTo(box(List.of(0, 0), List.of(4, 4)));
        assertThat(TALL.around(WIDE).holds(WIDE)).isTrue();
        assertThat(TALL.holds(WIDE)).isFalse();
    }

    @Test
    void aBoxInsideAnotherAddsNothing() {
        Box centre = box(List.of(1, 1), List.of(1, 1));

        assertThat(Box.apart(List.of(centre, TALL))).containsExactly(TALL);
        assertThat(centre.within(box(List.of(1, 0), List.of(3, 3)))).isEqualTo(box(List.of(0, 1), List.of(1, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyWeightOfTheUnionIsInExactlyOneBox(int seed) {
        RandomGenerator random = Seeds.generator(seed, "boxes");
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < 5; i++) {
            var starts = new ArrayList<Integer>();
            var lengths = new ArrayList<Integer>();
            for (int d = 0; d < 3; d++) {
                starts.add(random.nextInt(4));
                lengths.add(1 + random.nextInt(4));
            }
            boxes.add(box(starts, lengths));
        }
        List<Box> apart = Box.apart(boxes);

        for (int x = 0; x < 8; x++) {
            for (int y = 0; y < 8; y++) {
                for (int z = 0; z < 8; z++) {
                    Box weight = box(List.of(x, y, z), List.of(1, 1, 1));
                    long covered =
                            apart.stream().filter(each -> each.holds(weight)).count();
                    boolean wanted = boxes.stream().anyMatch(each -> each.holds(weight));
                    assertThat(covered).as("%s", weight).isEqualTo(wanted ? 1 : 0);
                }
            }
        }
    }

    @Test
    @Tag("torch")
    void whatIsWrittenToAPartIsWrittenToTheWhole() {
        try (Scope scope = Scope.open()) {
            NDArray whole = scope.zeros(DataType.FLOAT32, 3, 3);
            box(List.of(1, 1), List.of(2, 1)).in(whole, scope).addi(1);

            assertThat(whole.toFloatArray()).containsExactly(0, 0, 0, 0, 1, 0, 0, 1, 0);
            assertThat(Box.all(whole).in(whole, scope)).isSameAs(whole);
        }
    }
}

package io.github.weft.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriangleTest {

    /** Four to two: places 1 and 3, reach 2, heights 3/4, 3/4 and 1/4. */
    @Test
    void shrinkingAveragesAllThatItReaches() {
        List<Triangle> all = Triangle.all(4, 2);

        assertThat(all.get(0).start()).isZero();
        assertThat(all.get(0).weights()).containsExactly(3 / 7.0, 3 / 7.0, 1 / 7.0);
        assertThat(all.get(1).start()).isEqualTo(1);
        assertThat(all.get(1).weights()).containsExactly(1 / 7.0, 3 / 7.0, 3 / 7.0);
        assertThat(all.get(1).weight(0)).isZero();
        assertThat(all.get(0).weight(3)).isZero();
    }

    @Test
    void enlargingInterpolates() {
        List<Triangle> all = Triangle.all(2, 4);

        assertThat(all.stream().map(each -> each.weight(0))).containsExactly(1.0, .75, .25, 0.0);
        assertThat(all.stream().map(each -> each.weight(1))).containsExactly(0.0, .25, .75, 1.0);
    }

    @Test
    void theSameSizeChangesNothing() {
        List<Triangle> all = Triangle.all(5, 5);

        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(all.get(i).weight(j)).isEqualTo(i == j ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"28, 16", "28, 20", "28, 24", "3, 100", "100, 3", "7, 1", "1, 7"})
    void weightsSumToOne(int length, int size) {
        assertThat(Triangle.all(length, size))
                .hasSize(size)
                .allSatisfy(each -> assertThat(each.weights().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isEqualTo(1, within(1e-12)));
    }
}

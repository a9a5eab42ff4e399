package io.github.weft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {

    private static final Shape SHAPE = Shape.image(1, 2, 3);

    /** Two images, 1 2 3 / 4 5 6 and 11 12 13 / 14 15 16, told apart as multiples of 1/255. */
    private static Images images() {
        return Images.of(SHAPE, new byte[] {1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16}, new int[] {0, 1});
    }

    private static List<Integer> copied(int image, int down, int right, boolean mirrored) {
        var target = new float[6];
        images().copy(image, down, right, mirrored, target, 0);
        return levels(target);
    }

    private static List<Integer> levels(float[] values) {
        var levels = new java.util.ArrayList<Integer>();
        for (float value : values) {
            levels.add(Math.round(255 * value));
        }
        return levels;
    }

    @Test
    void batchFollowsTheOrderOfIndices() {
        var target = new float[12];

        images().copy(new int[] {1, 0}, target);

        assertThat(levels(target)).containsExactly(11, 12, 13, 14, 15, 16, 1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @CsvSource({
        " 0,  0, false, 1 2 3 4 5 6",
        " 0,  0, true,  3 2 1 6 5 4",
        " 1,  0, false, 4 5 6 0 0 0",
        "-1,  0, false, 0 0 0 1 2 3",
        " 0,  1, false, 2 3 0 5 6 0",
        " 0, -1, false, 0 1 2 0 4 5",
        " 1,  1, false, 5 6 0 0 0 0",
        " 0, -1, true,  2 1 0 5 4 0",
        " 0,  1, true,  0 3 2 0 6 5",
        " 2,  0, false, 0 0 0 0 0 0",
        " 0,  3, true,  0 0 0 0 0 0"
    })
    void movesThenMirrors(int down, int right, boolean mirrored, String expected) {
        assertThat(copied(0, down, right, mirrored)).map(String::valueOf).containsExactly(expected.split(" "));
    }

    @Test
    void blackOutsideIsNormalisedToo() {
        Images normalised = images().scaled(new Normalization(List.of(0.5), List.of(0.25)));
        var target = new float[6];

        normalised.copy(0, 1, 0, false, target, 0);

        assertThat(target[0]).isCloseTo((float) ((4 / 255.0 - 0.5) / 0.25), within(1e-6f));
        assertThat(target[5]).isEqualTo(-2);
    }

    @Test
    void normalisationIsPerChannelAndOfThePopulation() {
        Images colour = Images.of(Shape.image(2, 1, 2), new byte[] {0, (byte) 255, 51, 51}, new int[] {0});

        Normalization normalization = colour.normalization();

        assertThat(normalization.mean()).containsExactly(0.5, 0.2);
        assertThat(normalization.deviation()).containsExactly(0.5, 1 / 255.0);
    }

    @Test
    void channelsKeepTheirOwnLevels() {
        Images colour = Images.of(Shape.image(2, 1, 2), new byte[] {0, (byte) 255, 51, 102}, new int[] {0})
                .scaled(new Normalization(List.of(0.0, 0.2), List.of(1.0, 0.1)));
        var target = new float[4];

        colour.copy(0, 0, 0, true, target, 0);

        assertThat(target[0]).isEqualTo(1);
        assertThat(target[1]).isZero();
        assertThat(target[2]).isCloseTo(2, within(1e-6f));
        assertThat(target[3]).isCloseTo(0, within(1e-6f));
    }
}

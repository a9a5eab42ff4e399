package io.github.weft.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResamplingTest {

    private static byte[] resized(int[][] rows, int size) {
        var resampling = new Resampling(rows[0].length, rows.length, size, 1);
        for (int y = 0; y < rows.length; y++) {
            resampling.add(0, y, rows[y]);
        }
        var target = new byte[size * size];
        resampling.copy(0, target, 0);
        return target;
    }

    @Test
    void sameSizeChangesNothing() {
        assertThat(resized(new int[][] {{1, 200}, {30, 4}}, 2)).containsExactly(1, (byte) 200, 30, 4);
    }

    /** Centres 1 and 3 of four, reach 2: weights .75 .75 .25 and their mirror over 1.75, in each direction. */
    @Test
    void halvingAveragesWithATriangle() {
        int[] ramp = {0, 70, 140, 210};
        double left = (0.75 * 0 + 0.75 * 70 + 0.25 * 140) / 1.75;
        double right = (0.25 * 70 + 0.75 * 140 + 0.75 * 210) / 1.75;

        assertThat(resized(new int[][] {ramp, ramp, ramp, ramp}, 2))
                .containsExactly((byte) Math.round(left), (byte) Math.round(right), (byte) Math.round(left), (byte)
                        Math.round(right));
    }

    @Test
    void doublingInterpolates() {
        assertThat(resized(new int[][] {{0, 100}, {0, 100}}, 4)).startsWith(0, 25, 75, 100);
    }

    @Test
    void widthAndHeightAreScaledApart() {
        assertThat(resized(new int[][] {{8, 8, 8, 8}, {8, 8, 8, 8}}, 3)).containsOnly(8);
    }
}

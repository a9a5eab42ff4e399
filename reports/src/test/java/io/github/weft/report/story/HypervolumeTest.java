package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {

    /** Stairs: 1 x 3, then 1 x 2, then 1 x 1. */
    @Test
    void stairsHaveTheAreaBelowThem() {
        List<double[]> stairs = List.of(new double[] {2, 2}, new double[] {3, 1}, new double[] {1, 3});

        assertThat(Hypervolume.of(stairs, new double[] {0, 0})).isEqualTo(6);
    }

    /** Of 2 x 1 x 1 and 1 x 2 x 1 one cube is common, and 1 x 1 x 2 adds one: 2 + 2 - 1 + 1. */
    @Test
    void inThreeCoordinatesCommonPartsCountOnce() {
        List<double[]> points = List.of(new double[] {2, 1, 1}, new double[] {1, 2, 1}, new double[] {1, 1, 2});

        assertThat(Hypervolume.of(points, new double[] {0, 0, 0})).isEqualTo(4);
        assertThat(Hypervolume.of(points.subList(0, 2), new double[] {0, 0, 0})).isEqualTo(3);
    }

    @Test
    void pointsThatDoNotExceedTheReferenceAddNothing() {
        assertThat(Hypervolume.of(List.of(new double[] {5, 1}, new double[] {1, 5}), new double[] {1, 1}))
                .isZero();
        assertThat(Hypervolume.of(List.of(), new double[] {0, 0})).isZero();
        assertThat(Hypervolume.of(List.of(new double[] {-1, -2}), new double[] {-3, -5}))
                .isEqualTo(6);
    }

    /** By inclusion and exclusion over every set of points. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isTheVolumeByInclusionAndExclusion(long seed) {
        var random = new Random(seed);
        int dimensions = 2 + (int) (seed % 3);
        var points = new ArrayList<double[]>();
        for (int i = 0; i < 6; i++) {
            points.add(random.doubles(dimensions).toArray());
        }
        double expected = 0;
        for (int set = 1; set < 1 << points.size(); set++) {
            double volume = Integer.bitCount(set) % 2 == 1 ? 1 : -1;
            for (int d = 0; d < dimensions; d++) {
                double least = 1;
                for (int i = 0; i < points.size(); i++) {
                    least = (set >> i & 1) == 1 ? Math.min(least, points.get(i)[d]) : least;
                }
                volume *= least;
            }
            expected += volume;
        }

        assertThat(Hypervolume.of(points, new double[dimensions])).isCloseTo(expected, within(1e-12));
    }
}

package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.run.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {

    @Test
    void peelsAHandDrawnSetOfPoints() {
        List<double[]> points = List.of(
                new double[] {1, 5},
                new double[] {3, 4},
                new double[] {5, 1}, // the front
                new double[] {1, 4},
                new double[] {2, 2},
                new double[] {5, 0}, // behind (1,5), (3,4), (5,1)
                new double[] {1, 2},
                new double[] {0, 0}, // behind (1,4), then behind everything
                new double[] {3, 4}); // a copy of one on the front

        assertThat(Layers.of(points)).containsExactly(1, 1, 1, 2, 2, 2, 3, 4, 1);
    }

    @ParameterizedTest(name = "{0} objectives, seed {1}")
    @CsvSource({"1,1", "2,1", "2,2", "2,3", "3,1", "3,2", "3,3", "4,1"})
    void agreesWithTheDefinition(int objectives, long seed) {
        var random = Seeds.generator(seed, "points");
        List<double[]> points = IntStream.range(0, 120)
                .mapToObj(i -> random.ints(objectives, 0, 12).asDoubleStream().toArray())
                .toList();

        assertThat(Layers.of(points)).isEqualTo(byDefinition(points));
    }

    private static int[] byDefinition(List<double[]> points) {
        int[] layers = new int[points.size()];
        for (int layer = 1; Arrays.stream(layers).anyMatch(l -> l == 0); layer++) {
            var front = new ArrayList<Integer>();
            for (int i = 0; i < layers.length; i++) {
                double[] point = points.get(i);
                boolean free = layers[i] == 0
                        && IntStream.range(0, layers.length)
                                .filter(j -> layers[j] == 0)
                                .noneMatch(j -> dominates(points.get(j), point));
                if (free) {
                    front.add(i);
                }
            }
            for (int i : front) {
                layers[i] = layer;
            }
        }
        return layers;
    }

    private static boolean dominates(double[] a, double[] b) {
        return !Arrays.equals(a, b) && IntStream.range(0, a.length).allMatch(i -> a[i] >= b[i]);
    }
}

package io.github.weft.search.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.space.Genome;
import io.github.weft.space.Variation;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToyGridTest {

    private final ToyGrid space = new ToyGrid();
    private final List<Genome> everywhere = ToyGrid.everywhere();

    @Test
    void hasExactlyThreeBestPoints() {
        assertThat(everywhere).hasSize(15_625).doesNotHaveDuplicates();
        assertThat(everywhere.stream().mapToInt(ToyGrid::fitness).max()).hasValue(68);
        assertThat(everywhere.stream().filter(genome -> ToyGrid.fitness(genome) == 68))
                .extracting(space::format)
                .containsExactly("120131", "120241", "334131");
    }

    @Test
    void hasThePublishedValues() {
        var counts = everywhere.stream().collect(Collectors.groupingBy(ToyGrid::fitness, Collectors.counting()));
        double mean = everywhere.stream().mapToInt(ToyGrid::fitness).average().orElseThrow();
        double square = everywhere.stream()
                .mapToDouble(genome -> Math.pow(ToyGrid.fitness(genome) - mean, 2))
                .average()
                .orElseThrow();

        assertThat(counts).containsEntry(67, 6L).containsEntry(66, 10L).containsEntry(65, 12L);
        assertThat(mean).isEqualTo(41.6, within(0.05));
        assertThat(Math.sqrt(square)).isEqualTo(8.46, within(0.005));
        assertThat(everywhere.stream().mapToInt(ToyGrid::fitness).min()).hasValue(15);
    }

    @Test
    void hasFivePointsWithoutABetterNeighbour() {
        assertThat(everywhere.stream()
                        .filter(genome -> Variation.neighbours(space, genome).stream()
                                .allMatch(neighbour -> ToyGrid.fitness(neighbour) <= ToyGrid.fitness(genome))))
                .hasSize(5);
    }

    @Test
    void hasAProxyThatRanksLikeTheFitnessAtThreeQuarters() {
        double[] fitness = ranks(ToyGrid::fitness);
        double[] proxy = ranks(ToyGrid::proxy);

        assertThat(correlation(fitness, proxy)).isEqualTo(0.752, within(0.0005));
    }

    /** Average ranks from 0. */
    private double[] ranks(ToDoubleFunction<Genome> value) {
        double[] values = everywhere.stream().mapToDouble(value).toArray();
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double correlation(double[] a, double[] b) {
        double mean = (a.length - 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return ab / Math.sqrt(aa * bb);
    }
}

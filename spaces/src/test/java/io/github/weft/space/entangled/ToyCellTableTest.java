package io.github.weft.space.entangled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Shape;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the published table of toy cells on Fashion-MNIST. */
class ToyCellTableTest {

    private static final String FILE = "tanglenas_toy/cell_fashion_mnist.csv.gz";
    private static final String HEADER = "normal_ops,reduce_ops,fmnist_test,fmnist_train,params,gpu_us_mean";

    private final ToyCell space = new ToyCell();

    @Test
    void paramsTableIsTheTablesOnEveryRow() throws IOException {
        List<List<String>> rows = Table.read(FILE, HEADER);
        Setting fashion = space.setting(Shape.image(1, 28, 28), 10);

        assertThat(rows).hasSize(3_277);
        for (List<String> row : rows) {
            Genome genome = space.parse(row.get(0) + "," + row.get(1));
            assertThat(space.format(genome)).isEqualTo(row.get(0) + "," + row.get(1));
            assertThat(space.codingCosts(genome, fashion))
                    .as(space.format(genome))
                    .isEqualTo(Map.of("params-table", Double.parseDouble(row.get(4))));
        }
    }

    /**
     * What the networks took to run says which cell stands twice: one more separable edge costs 24 microseconds in the normal cell and
     * 52 in the reduction cell.
     */
    @Test
    void theMeasuredTimesShowTwoReductionCells() throws IOException {
        List<List<String>> rows = Table.read(FILE, HEADER);
        double[] time = Table.numbers(rows, 5);

        assertThat(slope(rows, 0, time)).isCloseTo(24, within(2.0));
        assertThat(slope(rows, 1, time)).isCloseTo(52, within(2.0));
    }

    /** Least squares of the time over the number of separable edges. */
    private static double slope(List<List<String>> rows, int column, double[] time) {
        double[] edges = rows.stream()
                .mapToDouble(row -> row.get(column).split("sep", -1).length - 1)
                .toArray();
        double middle = java.util.Arrays.stream(edges).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < edges.length; i++) {
            products += (edges[i] - middle) * time[i];
            squares += (edges[i] - middle) * (edges[i] - middle);
        }
        return products / squares;
    }
}

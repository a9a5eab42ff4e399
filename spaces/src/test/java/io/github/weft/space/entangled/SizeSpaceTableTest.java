package io.github.weft.space.entangled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Shape;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import io.github.weft.space.Table;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against the published accuracies of NATS-Bench's size space. */
class SizeSpaceTableTest {

    private final SizeSpace space = SizeSpace.nats();

    /** The sum of the five widths beats both costs: most weights and most multiply-accumulates stand in different stages. */
    @Test
    @Tag("heavy")
    void sizeRanksAsPublished() throws IOException {
        List<List<String>> rows = Table.read("natsbench_size/accuracy.csv.gz", "index,channels,c10_test_90");
        Setting cifar = space.setting(Shape.image(3, 32, 32), 10);
        double[] params = new double[rows.size()];
        double[] macs = new double[rows.size()];
        double[] widths = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            Genome genome = space.parse(rows.get(i).get(1));
            assertThat(space.format(genome)).isEqualTo(rows.get(i).get(1));
            Costs costs = space.decode(genome, cifar).costs();
            params[i] = costs.params();
            macs[i] = costs.macs();
            widths[i] = genome.alleles().stream()
                    .mapToInt(allele -> 8 * (allele + 1))
                    .sum();
        }
        double[] accuracy = Table.numbers(rows, 2);

        assertThat(rows).hasSize(26_215);
        assertThat(Table.spearman(params, accuracy)).isCloseTo(.873, within(.002));
        assertThat(Table.spearman(macs, accuracy)).isCloseTo(.607, within(.002));
        assertThat(Table.spearman(widths, accuracy)).isCloseTo(.926, within(.002));
    }

    @Test
    void theIndexIsTheGenomeInBaseEight() throws IOException {
        for (List<String> row : Table.read("natsbench_size/accuracy.csv.gz", "index,channels,c10_test_90")) {
            int index = 0;
            for (int allele : space.parse(row.get(1)).alleles()) {
                index = 8 * index + allele;
            }
            assertThat(index).isEqualTo(Integer.parseInt(row.get(0)));
        }
    }
}

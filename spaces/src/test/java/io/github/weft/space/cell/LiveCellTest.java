package io.github.weft.space.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.space.Genome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveCellTest {

    /** Alleles: 0 none, 1 skip, 2 conv 1x1, 3 conv 3x3, 4 pool; edges 1-0, 2-0, 2-1, 3-0, 3-1, 3-2. */
    @ParameterizedTest
    @CsvSource({
        "000000, 0",
        "333000, 0",
        "000333, c3#1(x)",
        "100010, x",
        "111111, x+x+x+x",
        "300100, x",
        "300120, c1#1(c3#1(x))+x",
        "400410, p(x)+p(x)",
        "420041, c1#1(x)+p(p(x))",
        "311040, p(c3#1(x))",
        "311004, p(c3#1(x)+x)",
    })
    void isWhatIsLeft(String coding, String text) {
        assertThat(LiveCell.of(genome(coding)).signature()).isEqualTo(text);
    }

    @Test
    void keepsEqualWeightedEdgesApart() {
        assertThat(LiveCell.of(genome("301011")).signature()).isEqualTo("c3#1(x)+c3#1(x)");
        assertThat(LiveCell.of(genome("300310")).signature()).isEqualTo("c3#1(x)+c3#2(x)");
    }

    @Test
    void ignoresWhichWeightIsWhich() {
        assertThat(LiveCell.of(genome("330011")).signature())
                .isEqualTo(LiveCell.of(genome("300310")).signature());
    }

    @Test
    void computesWhatTheCodingSays() {
        for (int coding = 0; coding < 15_625; coding++) {
            Genome genome = CellClassesTest.genome(coding);
            assertThat(ofNetwork(genome))
                    .as("coding %s", genome)
                    .isEqualTo(ofCoding(genome, LiveCellTest::own), within(1e-12));
        }
    }

    @Test
    void computesTheSameForTheRepresentativeIfWeightsDependOnTheKernelOnly() {
        for (int coding = 0; coding < 15_625; coding++) {
            Genome genome = CellClassesTest.genome(coding);
            double representative = ofCoding(CellClasses.table().representative(genome), edge -> 0.7);
            assertThat(ofCoding(genome, edge -> 0.7)).as("coding %s", genome).isEqualTo(representative, within(1e-12));
        }
    }

    private static double own(Edge edge) {
        return 0.3 + 0.1 * Edge.ALL.indexOf(edge);
    }

    private static double convolve(int kernel, double weight, double value) {
        return Math.pow(value, kernel == 1 ? 1.5 : 0.8) * weight;
    }

    private static double pool(double value) {
        return Math.log1p(value);
    }

    /** Runs the coding edge by edge on numbers, without any simplification. */
    private static double ofCoding(Genome genome, ToDoubleFunction<Edge> weight) {
        double[] nodes = {1.3, 0, 0, 0};
        for (int gene = 0; gene < Edge.ALL.size(); gene++) {
            Edge edge = Edge.ALL.get(gene);
            double source = nodes[edge.source()];
            nodes[edge.target()] += switch (Operation.ALL.get(genome.allele(gene))) {
                case NONE -> 0;
                case SKIP -> source;
                case CONV_1X1 -> convolve(1, weight.applyAsDouble(edge), source);
                case CONV_3X3 -> convolve(3, weight.applyAsDouble(edge), source);
                case POOL -> pool(source);
            };
        }
        return nodes[3];
    }

    /** Runs the network that is written for the live cell on the same numbers. */
    private static double ofNetwork(Genome genome) {
        var builder = new NetworkBuilder();
        String input = builder.input("x", Shape.image(1, 2, 2));
        String output = new CellWriter(builder, "cell", input, 1).write(LiveCell.of(genome));
        Network network = builder.build();
        Map<String, Double> values = new HashMap<>();
        for (Node node : network.nodes()) {
            values.put(
                    node.name(),
                    value(node, node.inputs().stream().map(values::get).toList()));
        }
        return values.getOrDefault(output, Double.NaN);
    }

    private static double value(Node node, List<Double> inputs) {
        if (node.op() instanceof Op.Conv2d conv) {
            Edge edge = Edge.ALL.stream()
                    .filter(each -> node.name().contains("edge" + each + "."))
                    .findFirst()
                    .orElseThrow();
            return convolve(conv.kernel(), own(edge), inputs.get(0));
        }
        if (node.op() instanceof Op.Input) {
            return 1.3;
        }
        double sum = inputs.stream().mapToDouble(Double::doubleValue).sum();
        return node.op() instanceof Op.Zero ? 0 : node.op() instanceof Op.Pool ? pool(sum) : sum;
    }

    private static Genome genome(String alleles) {
        return new Genome(alleles.chars().map(c -> c - '0').boxed().toList());
    }
}

package io.github.weft.space.cell;

import io.github.weft.arch.Extent;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.List;

/** Writes one cell into a network edge by edge, as it is coded. A weight has the name it has in the live cell. */
final class CodingWriter {

    private final NetworkBuilder network;
    private final String cell;
    private final String input;
    private final Extent width;

    CodingWriter(NetworkBuilder network, String cell, String input, int channels) {
        this.network = network;
        this.cell = cell;
        this.input = input;
        this.width = Extent.whole(channels);
    }

    /** Returns the node that holds the cell's output. */
    String write(Genome genome) {
        List<String> nodes = new ArrayList<>(List.of(input));
        List<String> terms = new ArrayList<>();
        for (int gene = 0; gene < Edge.ALL.size(); gene++) {
            Edge edge = Edge.ALL.get(gene);
            String from = nodes.get(edge.source());
            switch (Operation.ALL.get(genome.allele(gene))) {
                case NONE -> {}
                case SKIP -> terms.add(from);
                case CONV_1X1 -> terms.add(convolution(network, cell, edge, 1, from, width));
                case CONV_3X3 -> terms.add(convolution(network, cell, edge, 3, from, width));
                case POOL ->
                    terms.add(
                            network.pool("%s.edge%s.pool".formatted(cell, edge), from, Op.Pool.Kind.AVERAGE, 3, 1, 1));
            }
            if (edge.source() == edge.target() - 1) {
                nodes.add(sum(edge.target(), terms));
                terms.clear();
            }
        }
        return nodes.get(nodes.size() - 1);
    }

    private String sum(int node, List<String> terms) {
        return switch (terms.size()) {
            case 0 -> network.zero("%s.zero%s".formatted(cell, node), input);
            case 1 -> terms.get(0);
            default -> network.add("%s.sum%s".formatted(cell, node), terms);
        };
    }

    /** ReLU, convolution and batch norm with the edge's own weights; returns the last. */
    static String convolution(NetworkBuilder network, String cell, Edge edge, int kernel, String from, Extent width) {
        String name = "%s.edge%s.conv%sx%s".formatted(cell, edge, kernel, kernel);
        String relu = network.activation(name + ".relu", from, Op.Activation.Function.RELU);
        String conv = network.conv(name + ".conv", relu, width, width, Extent.whole(kernel), 1);
        return network.batchNorm(name + ".norm", conv, width);
    }
}

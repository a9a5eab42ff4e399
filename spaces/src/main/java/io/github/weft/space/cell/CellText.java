package io.github.weft.space.cell;

import io.github.weft.run.Names;
import io.github.weft.space.Genome;
import io.github.weft.space.GenomeText;
import java.util.ArrayList;
import java.util.List;

/** The benchmark's text for a cell: {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}, each edge with the node it reads. */
record CellText() implements GenomeText {

    private static final String EXAMPLE =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|none~1|+|skip_connect~0|nor_conv_1x1~1|avg_pool_3x3~2|";

    @Override
    public String format(Genome genome) {
        var text = new StringBuilder("|");
        for (int gene = 0; gene < Edge.ALL.size(); gene++) {
            Edge edge = Edge.ALL.get(gene);
            if (gene > 0 && edge.source() == 0) {
                text.append("+|");
            }
            text.append(Operation.ALL.get(genome.allele(gene)).text())
                    .append('~')
                    .append(edge.source())
                    .append('|');
        }
        return text.toString();
    }

    @Override
    public Genome parse(String text) {
        String[] nodes = text.strip().split("\\+", -1);
        if (nodes.length != 3) {
            throw malformed(text, "it must have 3 nodes joined by +, not " + nodes.length);
        }
        List<Integer> alleles = new ArrayList<>();
        for (int node = 1; node <= nodes.length; node++) {
            String edges = nodes[node - 1];
            if (edges.length() < 2 || !edges.startsWith("|") || !edges.endsWith("|")) {
                throw malformed(text, "node %s (%s) must stand between two |".formatted(node, edges));
            }
            String[] parts = edges.substring(1, edges.length() - 1).split("\\|", -1);
            if (parts.length != node) {
                throw malformed(text, "node %s must have %s edge(s), not %s".formatted(node, node, parts.length));
            }
            for (int source = 0; source < node; source++) {
                alleles.add(allele(text, parts[source], new Edge(node, source)));
            }
        }
        return new Genome(alleles);
    }

    private static int allele(String text, String part, Edge edge) {
        String source = "~" + edge.source();
        if (!part.endsWith(source)) {
            throw malformed(text, "edge (%s) of node %s must end in %s".formatted(part, edge.target(), source));
        }
        String operation = part.substring(0, part.length() - source.length());
        int allele = Operation.TEXTS.indexOf(operation);
        if (allele < 0) {
            throw malformed(text, withoutStop(Names.unknown("operation", operation, Operation.TEXTS)));
        }
        return allele;
    }

    private static String withoutStop(IllegalArgumentException error) {
        String message = String.valueOf(error.getMessage());
        return message.substring(0, message.length() - 1);
    }

    private static IllegalArgumentException malformed(String text, String problem) {
        return GenomeText.malformed(text, problem, EXAMPLE);
    }
}

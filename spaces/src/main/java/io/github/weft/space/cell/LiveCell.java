package io.github.weft.space.cell;

import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The function a cell computes: dead edges removed, skips contracted, sums flattened, poolings of equal sums merged. Every weighted edge
 * keeps its own weight, and a pooled sum is not taken apart.
 */
record LiveCell(Sum output) {

    static LiveCell of(Genome genome) {
        List<Sum> nodes = new ArrayList<>(List.of(Sum.of(new Term.Input())));
        List<Term> terms = new ArrayList<>();
        for (int gene = 0; gene < Edge.ALL.size(); gene++) {
            Edge edge = Edge.ALL.get(gene);
            terms.addAll(flow(edge, Operation.ALL.get(genome.allele(gene)), nodes.get(edge.source())));
            if (edge.source() == edge.target() - 1) {
                nodes.add(new Sum(terms));
                terms.clear();
            }
        }
        return new LiveCell(nodes.get(nodes.size() - 1));
    }

    private static List<Term> flow(Edge edge, Operation operation, Sum source) {
        if (source.isZero()) {
            return List.of();
        }
        return switch (operation) {
            case NONE -> List.of();
            case SKIP -> source.terms();
            case CONV_1X1, CONV_3X3 -> List.of(new Term.Convolution(edge, operation.kernel(), source));
            case POOL -> List.of(new Term.Pooling(source));
        };
    }

    /**
     * Equal for two cells exactly if one becomes the other by renaming weights: the smallest text over the ways to number the weights
     * that look alike.
     */
    String signature() {
        Map<String, List<Edge>> alike = new TreeMap<>();
        var convolutions = new ArrayList<Term.Convolution>();
        output.collect(convolutions);
        for (Term.Convolution convolution : convolutions) {
            alike.computeIfAbsent(convolution.text(edge -> ""), text -> new ArrayList<>())
                    .add(convolution.edge());
        }
        return smallest(new ArrayList<>(alike.values()), new HashMap<>());
    }

    private String smallest(List<List<Edge>> unnumbered, Map<Edge, String> labels) {
        if (unnumbered.isEmpty()) {
            return output.text(labels::get);
        }
        List<List<Edge>> later = unnumbered.subList(1, unnumbered.size());
        List<Edge> group = unnumbered.get(0);
        if (group.isEmpty()) {
            return smallest(later, labels);
        }
        String smallest = "";
        for (Edge edge : group) {
            List<Edge> rest = new ArrayList<>(group);
            rest.remove(edge);
            List<List<Edge>> left = new ArrayList<>(later);
            left.add(0, rest);
            labels.put(edge, "#" + group.size());
            String text = smallest(left, labels);
            if (smallest.isEmpty() || text.compareTo(smallest) < 0) {
                smallest = text;
            }
        }
        return smallest;
    }
}

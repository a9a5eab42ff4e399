package io.github.weft.report.drawing;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts nodes into boxes: what only the next node reads, and belongs to the same layer, shares its box. */
final class Steps {

    private final Network network;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, List<Node>> open = new HashMap<>();

    private Steps(Network network) {
        this.network = network;
        network.nodes().forEach(node -> node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
        network.outputs().values().forEach(output -> readers.merge(output, 1, Integer::sum));
    }

    /** In an order in which each comes after those it reads. */
    static List<Step> of(Network network) {
        return new Steps(network).all();
    }

    private List<Step> all() {
        List<List<Node>> boxes = new ArrayList<>();
        for (Node node : network.nodes()) {
            List<Node> box = box(node);
            if (box.isEmpty()) {
                boxes.add(box);
            }
            box.add(node);
            open.put(node.name(), box);
        }
        return boxes.stream().map(nodes -> Step.of(nodes, network)).toList();
    }

    /** The box a node joins, or a new one. */
    private List<Node> box(Node node) {
        if (node.inputs().size() != 1) {
            return new ArrayList<>();
        }
        String input = node.inputs().get(0);
        List<Node> before = open.getOrDefault(input, List.of());
        boolean ends = !before.isEmpty() && before.get(before.size() - 1).name().equals(input);
        return ends && readers.getOrDefault(input, 0) == 1 && joins(node, before) ? before : new ArrayList<>();
    }

    private static boolean joins(Node node, List<Node> box) {
        Look.Role first = Look.of(box.get(0).op()).role();
        Look.Role last = Look.of(box.get(box.size() - 1).op()).role();
        return switch (Look.of(node.op()).role()) {
            case WEIGHTED -> box.size() == 1 && (first == Look.Role.ACTIVATION || first == Look.Role.NORM);
            case NORM -> last == Look.Role.WEIGHTED;
            case ACTIVATION ->
                first == Look.Role.WEIGHTED && (last == Look.Role.WEIGHTED || last == Look.Role.NORM)
                        || first == Look.Role.NORM && last == Look.Role.WEIGHTED;
            case SHAPE -> last == Look.Role.SHAPE;
            case JOIN, ALONE -> false;
        };
    }
}

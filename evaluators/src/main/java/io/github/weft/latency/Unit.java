package io.github.weft.latency;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a runtime does in one go: one operation of a network, or a convolution or linear layer with the batch normalisation and the activation that alone read it,
 * which inference runtimes fold into it. Units of equal signature take equal time.
 *
 * @param kind units whose times follow one rule
 * @param signature all that its time depends on
 * @param macs multiply-accumulates for one image
 * @param bytes that it reads and writes of activations, for one image
 * @param weights bytes of its weights
 */
record Unit(String kind, String signature, List<Node> nodes, List<Shape> inputs, long macs, long bytes, long weights) {

    private static final String INPUT = "input";

    Unit {
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
    }

    /** The units of a network, in the order of their first nodes. */
    static List<Unit> of(Network network) {
        Map<String, List<Node>> readers = new HashMap<>();
        network.nodes()
                .forEach(node -> node.inputs().stream()
                        .distinct()
                        .forEach(input -> readers.computeIfAbsent(input, name -> new ArrayList<>())
                                .add(node)));
        var taken = new HashSet<String>();
        var units = new ArrayList<Unit>();
        for (Node node : network.nodes()) {
            if (node.op() instanceof Op.Input || !taken.add(node.name())) {
                continue;
            }
            var nodes = new ArrayList<>(List.of(node));
            if (node.op() instanceof Op.Conv2d || node.op() instanceof Op.Linear) {
                follower(network, readers, nodes, Op.BatchNorm.class).ifPresent(nodes::add);
                follower(network, readers, nodes, Op.Activation.class).ifPresent(nodes::add);
            }
            nodes.forEach(part -> taken.add(part.name()));
            units.add(of(network, nodes));
        }
        return units;
    }

    /** The node of this kind that is the only one to read the last. */
    private static Optional<Node> follower(
            Network network, Map<String, List<Node>> readers, List<Node> nodes, Class<? extends Op> kind) {
        String last = nodes.get(nodes.size() - 1).name();
        List<Node> next = readers.getOrDefault(last, List.of());
        return next.size() == 1 && !network.outputs().containsValue(last)
                ? next.stream().filter(node -> kind.isInstance(node.op())).findFirst()
                : Optional.empty();
    }

    private static Unit of(Network network, List<Node> nodes) {
        Node first = nodes.get(0);
        List<Shape> inputs = network.inputShapes(first);
        Shape output = network.shape(nodes.get(nodes.size() - 1).name());
        List<OpWords.Words> words =
                nodes.stream().map(node -> OpWords.of(node.op())).toList();
        String signature = words.stream().map(OpWords.Words::text).collect(Collectors.joining("+"))
                + inputs.stream().map(Shape::toString).collect(Collectors.joining(",", " of ", ""));
        long macs = nodes.stream()
                .mapToLong(node -> node.op().macs(network.inputShapes(node)))
                .sum();
        long bytes = Float.BYTES
                * Stream.concat(inputs.stream(), Stream.of(output))
                        .mapToLong(Shape::size)
                        .sum();
        long weights = Float.BYTES
                * nodes.stream()
                        .flatMap(node -> node.params().stream())
                        .mapToLong(Param::count)
                        .sum();
        return new Unit(words.get(0).kind(), signature, nodes, inputs, macs, bytes, weights);
    }

    /** A network of this unit alone, from one input; empty if it reads inputs of different shapes. */
    Optional<Network> alone() {
        if (inputs.stream().distinct().count() != 1) {
            return Optional.empty();
        }
        var some = new ArrayList<Node>();
        some.add(new Node(INPUT, new Op.Input(inputs.get(0)), List.of(), List.of()));
        Node first = nodes.get(0);
        some.add(new Node(
                first.name(),
                first.op(),
                first.inputs().stream().map(name -> INPUT).toList(),
                first.params()));
        some.addAll(nodes.subList(1, nodes.size()));
        String last = nodes.get(nodes.size() - 1).name();
        return Optional.of(Network.of(some, Map.of(Network.LOGITS, last), List.of(last)));
    }
}

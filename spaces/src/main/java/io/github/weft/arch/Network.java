package io.github.weft.arch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a genome means: an immutable directed acyclic graph of operations, in topological order, with named outputs and block ends.
 * Shapes are inferred once, when it is made; a network that exists is consistent. Equal nodes make equal networks.
 */
public final class Network {

    /** The name of the output that holds the logits. */
    public static final String LOGITS = "logits";

    private final Map<String, Node> nodes;
    private final Map<String, Shape> shapes;
    private final Map<String, String> outputs;
    private final List<String> blockEnds;
    private final List<Param> params;

    private Network(
            Map<String, Node> nodes, Map<String, Shape> shapes, Map<String, String> outputs, List<String> blockEnds) {
        this.nodes = nodes;
        this.shapes = shapes;
        this.outputs = outputs;
        this.blockEnds = List.copyOf(blockEnds);
        this.params = distinctParams(nodes);
    }

    /**
     * Checks and infers.
     *
     * @param nodes each after the nodes it reads
     * @param outputs from an output's name to the node that gives it
     * @param blockEnds nodes where the stem or a block ends, first to last: where block-wise methods may cut. A block that passes its input
     *     on repeats the node before
     * @throws IllegalArgumentException naming the node that does not fit
     */
    public static Network of(List<Node> nodes, Map<String, String> outputs, List<String> blockEnds) {
        Map<String, Node> byName = new LinkedHashMap<>();
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Node node : nodes) {
            List<Shape> inputs = new ArrayList<>();
            for (String input : node.inputs()) {
                inputs.add(known(shapes, input, node.name()));
            }
            Shape shape;
            try {
                shape = node.op().outputShape(inputs);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("node (%s): %s".formatted(node.name(), e.getMessage()), e);
            }
            if (byName.put(node.name(), node) != null) {
                throw new IllegalArgumentException("node (%s) stands twice.".formatted(node.name()));
            }
            shapes.put(node.name(), shape);
        }
        outputs.values().forEach(name -> known(shapes, name, "outputs"));
        blockEnds.forEach(name -> known(shapes, name, "block ends"));
        return new Network(byName, shapes, new LinkedHashMap<>(outputs), blockEnds);
    }

    private static Shape known(Map<String, Shape> shapes, String name, String reader) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException(
                    "%s reads node (%s), which does not come before it.".formatted(reader, name));
        }
        return shape;
    }

    private static List<Param> distinctParams(Map<String, Node> nodes) {
        Map<String, Param> byName = new LinkedHashMap<>();
        for (Node node : nodes.values()) {
            for (Param param : node.params()) {
                Param other = byName.putIfAbsent(param.name(), param);
                if (other != null && !other.equals(param)) {
                    throw new IllegalArgumentException(
                            "parameter (%s) is used with two slices.".formatted(param.name()));
                }
            }
        }
        return List.copyOf(byName.values());
    }

    /** All nodes, each after those it reads. */
    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    public Node node(String name) {
        return Objects.requireNonNull(nodes.get(name), () -> "node (%s) is not in this network.".formatted(name));
    }

    /** Shape of one sample's output of a node. */
    public Shape shape(String node) {
        return Objects.requireNonNull(shapes.get(node), () -> "node (%s) is not in this network.".formatted(node));
    }

    /** Shapes of what a node reads, in order. */
    public List<Shape> inputShapes(Node node) {
        return node.inputs().stream().map(this::shape).toList();
    }

    /** From output name to node name. */
    public Map<String, String> outputs() {
        return Map.copyOf(outputs);
    }

    /** The node that gives the logits. */
    public String logits() {
        return Objects.requireNonNull(outputs.get(LOGITS), "this network has no output named logits.");
    }

    /** Nodes where the stem and each block end, first to last. A block that passes its input on repeats the node before. */
    public List<String> blockEnds() {
        return blockEnds;
    }

    /** All parameters, each once, in order of first use. */
    public List<Param> params() {
        return params;
    }

    /** Parameters, multiply-accumulates, memory and depth. */
    public Costs costs() {
        return Costs.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that
                && nodes().equals(that.nodes())
                && outputs.equals(that.outputs)
                && blockEnds.equals(that.blockEnds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nodes(), outputs, blockEnds);
    }

    @Override
    public String toString() {
        return "Network[%s nodes, %s]".formatted(nodes.size(), costs());
    }
}

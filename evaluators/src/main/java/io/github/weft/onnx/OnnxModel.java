package io.github.weft.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.data.Normalization;
import io.github.weft.train.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A network with its numbers as an ONNX file (operator set {@value #OPERATORS}): one input, named as in the network and in all built-in spaces
 * {@code image}, of shape {@code [batch, channels, height, width]}, and one output {@code logits} of shape {@code [batch, classes]}, both
 * 32-bit floats.
 *
 * <p>Batch normalisation is by the running statistics. Every parameter keeps its name and shape; weights that a mask has taken are zeros. The
 * same network, numbers and options give the same bytes.
 */
public final class OnnxModel {

    /** The ONNX operator set that files are written in. */
    public static final int OPERATORS = 17;

    /** The fact that holds the names of the classes, one a line, by label. */
    public static final String CLASSES = "classes";

    private static final int FORMAT = 8;
    private static final String PRODUCER = "weft";

    private OnnxModel() {}

    /**
     * Writes it down.
     *
     * @param weights the parameters and the running statistics of {@code network}, with masks already applied
     * @throws IllegalArgumentException if the weights are another network's, or the network has not exactly one input
     */
    public static byte[] of(Network network, Snapshot weights, OnnxOptions options) {
        var graph = new Graph(options.batch());
        List<Node> nodes = towards(network, network.logits());
        Node input = input(nodes);
        Shape sample = network.shape(input.name());
        String image = graph.input(input.name(), sample);
        String normal = options.normalization()
                .map(normalization -> normalised(graph, image, normalization, sample))
                .orElse(image);
        var operators = new Operators(network, weights, graph, normal);
        String last = normal;
        for (Node node : nodes) {
            last = operators.write(node);
        }
        graph.node("Identity", Network.LOGITS, List.of(last));
        graph.output(Network.LOGITS, network.shape(network.logits()));
        return model(graph, options).toByteArray();
    }

    /** The nodes that lead to one, in the network's order; that one is the last. */
    private static List<Node> towards(Network network, String last) {
        Set<String> needed = new HashSet<>(Set.of(last));
        List<Node> nodes = new ArrayList<>(network.nodes());
        Collections.reverse(nodes);
        for (Node node : nodes) {
            if (needed.contains(node.name())) {
                needed.addAll(node.inputs());
            }
        }
        return network.nodes().stream()
                .filter(node -> needed.contains(node.name()))
                .toList();
    }

    private static Node input(List<Node> nodes) {
        List<Node> inputs =
                nodes.stream().filter(node -> node.op() instanceof Op.Input).toList();
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(
                    "a network with %s inputs cannot be exported; it must have one.".formatted(inputs.size()));
        }
        return inputs.get(0);
    }

    private static String normalised(Graph graph, String image, Normalization normalization, Shape sample) {
        List<Double> means = normalization.mean();
        List<Double> deviations = normalization.deviation();
        if (!sample.isImage() || means.size() != sample.features()) {
            throw new IllegalArgumentException(
                    "a normalisation of %s channels does not fit an input (%s).".formatted(means.size(), sample));
        }
        List<Integer> shape = List.of(means.size(), 1, 1);
        String mean = graph.floats("normalization.mean", floats(means), shape);
        String deviation = graph.floats("normalization.deviation", floats(deviations), shape);
        String centred = graph.node("Sub", "/normalization/centred", List.of(image, mean));
        return graph.node("Div", "/normalization", List.of(centred, deviation));
    }

    private static float[] floats(List<Double> numbers) {
        var floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).floatValue();
        }
        return floats;
    }

    private static ModelProto model(Graph graph, OnnxOptions options) {
        var facts = new TreeMap<>(options.about());
        if (!options.classNames().isEmpty()) {
            facts.put(CLASSES, String.join("\n", options.classNames()));
        }
        var model = ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName(PRODUCER)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
                .setGraph(graph.build());
        facts.forEach((name, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(name).setValue(value)));
        return model.build();
    }
}

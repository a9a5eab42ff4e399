package io.github.weft.space.entangled;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Size;
import io.github.weft.space.Setting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a network of the toy cell space: a reduction cell, a normal cell and a reduction cell twice as wide, then maximum pooling and two
 * linear layers. A cell is ReLU-conv1x1-BN and two nodes, of which the second adds an edge from the input and one from the first; its output
 * is both. No batch norm here has a scale or a shift.
 */
final class ToyCellNetwork {

    private final NetworkBuilder network = new NetworkBuilder();
    private final Set<String> separable = new HashSet<>();
    private final Map<String, Integer> kernels = new HashMap<>();
    private final Setting setting;

    private ToyCellNetwork(Map<String, ToyOperation> operations, Setting setting) {
        this.setting = setting;
        operations.forEach((gene, operation) -> {
            kernels.put(gene, operation.kernel());
            if (operation.separable()) {
                separable.add(gene);
            }
        });
    }

    /** The network whose edges, by gene name, hold these operations. */
    static Network build(Map<String, ToyOperation> operations, Setting setting) {
        return new ToyCellNetwork(operations, setting).build();
    }

    private Network build() {
        Shape input = setting.input();
        int channels = setting.size("channels");
        int wide = 4 * channels;
        String at = network.input("image", input);
        at = cell("cell1", ToyCell.REDUCE, at, input.features(), channels);
        at = cell("cell2", ToyCell.NORMAL, at, 2 * channels, channels);
        at = cell("cell3", ToyCell.REDUCE, at, 2 * channels, 2 * channels);
        at = network.pool("head.pool", at, Op.Pool.Kind.MAXIMUM, 2, 2, 0);
        at = network.flatten("head.flat", at);
        int pixels = pooled(input.height()) * pooled(input.width());
        at = network.linear("head.hidden", at, Extent.whole(wide), Extent.whole(wide * pixels));
        at = relu("head.relu", at);
        at = network.linear("head.linear", at, Extent.whole(setting.classes()), Extent.whole(wide));
        network.output(Network.LOGITS, at);
        return network.build();
    }

    /** What two reductions and the pooling leave of a side; 0 if it is too short. */
    static int pooled(int side) {
        return (side + 3) / 4 / 2;
    }

    private String cell(String name, String type, String from, int in, int channels) {
        Extent width = Extent.whole(channels);
        String at = relu(name + ".relu", from);
        at = network.conv(name + ".conv", at, width, Extent.whole(in), Extent.whole(1), 1);
        String input = network.standardise(name + ".norm", at, channels);
        int stride = type.equals(ToyCell.REDUCE) ? 2 : 1;
        String first = edge(name, type, "edge1-0", input, width, stride);
        String second = network.add(
                name + ".sum",
                List.of(
                        edge(name, type, "edge2-0", input, width, stride),
                        edge(name, type, "edge2-1", first, width, 1)));
        String end = network.concat(name + ".concat", List.of(first, second));
        network.blockEnd(end);
        return end;
    }

    private String edge(String cell, String type, String edge, String from, Extent width, int stride) {
        String gene = type + "." + edge;
        Extent kernel = new Rule.Centre(Size.decision(gene)).of(ToyOperation.LARGEST_KERNEL, kernels);
        String name = cell + "." + edge;
        if (separable.contains(gene)) {
            String at = layer(name + ".separable1", from, width, kernel, stride, 1);
            return layer(name + ".separable2", at, width, kernel, 1, 1);
        }
        return layer(name + ".dilated", from, width, kernel, stride, 2);
    }

    private String layer(String name, String from, Extent width, Extent kernel, int stride, int dilation) {
        String at = relu(name + ".relu", from);
        at = network.depthwise(name + ".depthwise", at, width, kernel, stride, dilation);
        at = network.conv(name + ".point", at, width, width, Extent.whole(1), 1);
        return network.standardise(name + ".norm", at, width.length());
    }

    private String relu(String name, String from) {
        return network.activation(name, from, Op.Activation.Function.RELU);
    }
}

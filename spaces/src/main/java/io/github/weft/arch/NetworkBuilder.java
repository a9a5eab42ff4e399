package io.github.weft.arch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a network down node by node. Each method takes the names of what it reads and returns the name of what it made; a layer's
 * {@link Extent}s say which slice of the largest network's weight it uses.
 */
public final class NetworkBuilder {

    private final List<Node> nodes = new ArrayList<>();
    private final List<String> blockEnds = new ArrayList<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();

    public String input(String name, Shape shape) {
        return node(name, new Op.Input(shape), List.of(), List.of());
    }

    /** A convolution with "same" padding, without bias, over slices of {@code name.weight}. */
    public String conv(String name, String from, Extent out, Extent in, Extent kernel, int stride) {
        var op = new Op.Conv2d(in.length(), out.length(), kernel.length(), stride, kernel.length() / 2, 1, 1, false);
        return node(name, op, List.of(from), List.of(kernel(name, out, in, kernel, kernel)));
    }

    /** A convolution of stride 1 with bias. */
    public String biasedConv(String name, String from, Extent out, Extent in, Extent kernel, int padding) {
        var op = new Op.Conv2d(in.length(), out.length(), kernel.length(), 1, padding, 1, 1, true);
        return node(name, op, List.of(from), List.of(kernel(name, out, in, kernel, kernel), bias(name, out)));
    }

    /** A depthwise convolution with "same" padding, without bias. */
    public String depthwise(String name, String from, Extent channels, Extent kernel, int stride) {
        return depthwise(name, from, channels, kernel, stride, 1);
    }

    /** A depthwise convolution with "same" padding, without bias, whose kernel is made of a larger one by these matrices. */
    public String depthwise(
            String name, String from, Extent channels, Extent kernel, int stride, List<Param> transforms) {
        int width = channels.length();
        var op = new Op.Conv2d(width, width, kernel.length(), stride, kernel.length() / 2, 1, width, false);
        Param cut = kernel(name, channels, Extent.whole(1), kernel, kernel);
        return node(name, op, List.of(from), List.of(cut.transformedBy(transforms)));
    }

    /** A depthwise convolution over every {@code dilation}th pixel with "same" padding, without bias. */
    public String depthwise(String name, String from, Extent channels, Extent kernel, int stride, int dilation) {
        int width = channels.length();
        int padding = dilation * (kernel.length() / 2);
        var op = new Op.Conv2d(width, width, kernel.length(), stride, padding, dilation, width, false);
        return node(name, op, List.of(from), List.of(kernel(name, channels, Extent.whole(1), kernel, kernel)));
    }

    /** Batch norm with scale and shift. */
    public String batchNorm(String name, String from, Extent features) {
        return node(
                name,
                new Op.BatchNorm(features.length(), true),
                List.of(from),
                List.of(
                        new Param(name + ".scale", Role.NORM_SCALE, List.of(features)),
                        new Param(name + ".shift", Role.NORM_SHIFT, List.of(features))));
    }

    /** Batch norm without scale and shift. */
    public String standardise(String name, String from, int features) {
        return node(name, new Op.BatchNorm(features, false), List.of(from), List.of());
    }

    public String activation(String name, String from, Op.Activation.Function function) {
        return node(name, new Op.Activation(function), List.of(from), List.of());
    }

    public String pool(String name, String from, Op.Pool.Kind kind, int kernel, int stride, int padding) {
        return node(name, new Op.Pool(kind, kernel, stride, padding), List.of(from), List.of());
    }

    public String globalAveragePool(String name, String from) {
        return node(name, new Op.GlobalAveragePool(), List.of(from), List.of());
    }

    /** A fully connected layer with bias. */
    public String linear(String name, String from, Extent out, Extent in) {
        var op = new Op.Linear(in.length(), out.length(), true);
        return node(name, op, List.of(from), List.of(kernel(name, out, in), bias(name, out)));
    }

    /** A fully connected layer without bias. */
    public String unbiasedLinear(String name, String from, Extent out, Extent in) {
        return node(
                name, new Op.Linear(in.length(), out.length(), false), List.of(from), List.of(kernel(name, out, in)));
    }

    /** An image at another size. */
    public String resize(String name, String from, int height, int width) {
        return node(name, new ImageOp.Resize(height, width), List.of(from), List.of());
    }

    /** An image times a vector of one factor a channel. */
    public String scaleChannels(String name, String image, String factors) {
        return node(name, new ImageOp.ScaleChannels(), List.of(image, factors), List.of());
    }

    /** A depthwise convolution whose squares of pixels lie side by side, without bias; what does not fill a square is left out. */
    public String depthwiseSquares(String name, String from, Extent channels, Extent side) {
        int width = channels.length();
        var op = new Op.Conv2d(width, width, side.length(), side.length(), 0, 1, width, false);
        return node(name, op, List.of(from), List.of(kernel(name, channels, Extent.whole(1), side, side)));
    }

    private static Param kernel(String name, Extent... extents) {
        return new Param(name + ".weight", Role.KERNEL, List.of(extents));
    }

    private static Param bias(String name, Extent out) {
        return new Param(name + ".bias", Role.BIAS, List.of(out));
    }

    public String flatten(String name, String from) {
        return node(name, new Op.Flatten(), List.of(from), List.of());
    }

    public String concat(String name, List<String> from) {
        return node(name, new Op.Concat(), from, List.of());
    }

    public String add(String name, List<String> from) {
        return node(name, new Op.Add(), from, List.of());
    }

    public String zero(String name, String from) {
        return node(name, new Op.Zero(), List.of(from), List.of());
    }

    public String node(String name, Op op, List<String> from, List<Param> params) {
        nodes.add(new Node(name, op, from, params));
        return name;
    }

    /** Marks a node as the end of a block. */
    public void blockEnd(String node) {
        blockEnds.add(node);
    }

    public void output(String name, String node) {
        outputs.put(name, node);
    }

    public Network build() {
        return Network.of(nodes, outputs, blockEnds);
    }
}

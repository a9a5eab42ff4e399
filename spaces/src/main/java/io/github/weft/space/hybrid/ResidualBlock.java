package io.github.weft.space.hybrid;

import io.github.weft.arch.Extent;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.TokenOp;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes one residual block: 1x1 convolution to the bottleneck, depthwise 3x3 that stands in for positions, batch norm, ReLU; a 3x3
 * convolution or attention, batch norm, ReLU; 1x1 convolution, batch norm, the shortcut, ReLU.
 *
 * <p>Where the block halves its input, the depthwise convolution has stride 2 and the shortcut is a 3x3 convolution of stride 2; where
 * the width changes otherwise, it is a 1x1 convolution; both with batch norm and ReLU. What depends on the input has weights of its own
 * for the input from the same level and for that from above.
 *
 * @param side of the maps of its level, as it is called
 * @param width channels of its level
 * @param down whether its input comes from the level above
 */
record ResidualBlock(NetworkBuilder network, int layer, int side, int width, boolean down) {

    private static final Extent POINT = Extent.whole(1);
    private static final Extent SQUARE = Extent.whole(3);

    /** The block of convolution, {@code ResConv}, on an input of {@code in} channels. */
    String convolution(String from, int in) {
        String name = "layer%s.c%s".formatted(layer, side);
        Extent inner = inner();
        String at = entry(name, from, in);
        at = network.conv(name + ".conv", at, inner, inner, SQUARE, 1);
        return exit(name, at, from, in);
    }

    /** The block of attention, {@code ResAtt}, on an input of {@code in} channels; {@code map} is its own. */
    String attention(String from, int in, int heads, MapSize map) {
        String name = "layer%s.a%s".formatted(layer, side);
        Extent inner = inner();
        String tokens = network.node(name + ".tokens", new TokenOp.Tokens(), List.of(entry(name, from, in)), List.of());
        List<String> read = Stream.of("query", "key", "value")
                .map(part -> network.unbiasedLinear(name + "." + part, tokens, inner, inner))
                .toList();
        var op = new TokenOp.Attention(heads, inner.length() / heads, map.rows(), map.columns(), 0);
        String at = network.node(name + ".attention", op, read, List.of());
        at = network.node(name + ".grid", new TokenOp.Grid(map.rows(), map.columns()), List.of(at), List.of());
        return exit(name, at, from, in);
    }

    private String entry(String name, String from, int in) {
        String entry = name + (down ? ".down" : ".same");
        String at = network.conv(entry + ".reduce", from, inner(), Extent.whole(in), POINT, 1);
        at = network.depthwise(entry + ".positions", at, inner(), SQUARE, down ? 2 : 1);
        return normalised(entry, at, inner());
    }

    private String exit(String name, String inside, String from, int in) {
        Extent out = Extent.whole(width);
        String at = normalised(name + ".inner", inside, inner());
        at = network.conv(name + ".expand", at, out, inner(), POINT, 1);
        at = network.batchNorm(name + ".expand.norm", at, out);
        at = network.add(name + ".sum", List.of(shortcut(name, from, in), at));
        return relu(name, at);
    }

    private String shortcut(String name, String from, int in) {
        if (!down && in == width) {
            return from;
        }
        String shortcut = name + (down ? ".down" : ".same") + ".shortcut";
        Extent out = Extent.whole(width);
        String at = network.conv(shortcut + ".conv", from, out, Extent.whole(in), down ? SQUARE : POINT, down ? 2 : 1);
        return normalised(shortcut, at, out);
    }

    private String normalised(String name, String from, Extent features) {
        return relu(name, network.batchNorm(name + ".norm", from, features));
    }

    private String relu(String name, String from) {
        return network.activation(name + ".relu", from, Op.Activation.Function.RELU);
    }

    private Extent inner() {
        return Extent.whole(width / Fabric.BOTTLENECK);
    }
}

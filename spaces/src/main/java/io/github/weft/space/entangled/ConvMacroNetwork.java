package io.github.weft.space.entangled;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Size;
import io.github.weft.space.Setting;
import java.util.List;
import java.util.Map;

/**
 * Writes a network of the conv-macro space: four searched convolutions with ReLU, maximum pooling after the second and the third, a
 * 7x7 convolution that loses two pixels, and four linear layers. Convolutions have a bias and there is no batch norm.
 */
final class ConvMacroNetwork {

    private static final int LAST_WIDTH = 256;
    private static final int LAST_PADDING = 2;
    private static final List<Integer> HIDDEN = List.of(256, 128, 64);

    private final NetworkBuilder network = new NetworkBuilder();
    private final Map<String, Integer> decisions;

    private ConvMacroNetwork(Map<String, Integer> decisions) {
        this.decisions = decisions;
    }

    static Network build(Map<String, Integer> decisions, Setting setting) {
        return new ConvMacroNetwork(decisions).build(setting);
    }

    /** What two poolings and the last convolution leave of a side; below 1 if it is too short. */
    static int left(int side) {
        return side / 4 + 2 * LAST_PADDING - ConvMacro.LARGEST_KERNEL + 1;
    }

    private Network build(Setting setting) {
        Shape input = setting.input();
        String at = network.input("image", input);
        Extent in = Extent.whole(input.features());
        for (int conv = 1; conv <= ConvMacro.CONVOLUTIONS; conv++) {
            Extent out = width(conv);
            at = searched("conv" + conv, at, out, in);
            if (conv == 2 || conv == 3) {
                at = network.pool("conv%s.pool".formatted(conv), at, Op.Pool.Kind.MAXIMUM, 2, 2, 0);
            }
            network.blockEnd(at);
            in = out;
        }
        Extent kernel = Extent.whole(ConvMacro.LARGEST_KERNEL);
        at = network.biasedConv("conv5", at, Extent.whole(LAST_WIDTH), in, kernel, LAST_PADDING);
        network.blockEnd(at);
        at = network.flatten("head.flat", at);
        network.output(Network.LOGITS, head(at, LAST_WIDTH * left(input.height()) * left(input.width()), setting));
        return network.build();
    }

    private String searched(String name, String from, Extent out, Extent in) {
        Extent kernel = new Rule.Centre(Size.decision(name + ".kernel")).of(ConvMacro.LARGEST_KERNEL, decisions);
        String at = network.biasedConv(name, from, out, in, kernel, kernel.length() / 2);
        return network.activation(name + ".relu", at, Op.Activation.Function.RELU);
    }

    private String head(String from, int features, Setting setting) {
        String at = from;
        int in = features;
        for (int layer = 1; layer <= HIDDEN.size(); layer++) {
            int out = HIDDEN.get(layer - 1);
            at = network.linear("head.linear" + layer, at, Extent.whole(out), Extent.whole(in));
            at = network.activation("head.relu" + layer, at, Op.Activation.Function.RELU);
            in = out;
        }
        return network.linear("head.linear4", at, Extent.whole(setting.classes()), Extent.whole(in));
    }

    private Extent width(int conv) {
        String name = "conv%s.width".formatted(conv);
        return new Rule.Prefix(Size.decision(name)).of(ConvMacro.largestWidth(conv), decisions);
    }
}

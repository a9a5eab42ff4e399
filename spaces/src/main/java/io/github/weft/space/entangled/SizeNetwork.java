package io.github.weft.space.entangled;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Size;
import io.github.weft.space.Setting;
import io.github.weft.space.cell.Reduction;
import java.util.List;
import java.util.Map;

/**
 * Writes a network of the size space: stem, cell, reduction, cell, reduction, cell, BN-ReLU, global pooling, linear. The cell is
 * {@code |conv3x3~0|+|conv3x3~0|conv3x3~1|+|skip~0|conv3x3~1|conv3x3~2|}; the convolutions of its input change the width, and the
 * skip is a 1x1 convolution with batch norm, without ReLU, where the widths differ.
 */
final class SizeNetwork {

    /** Names of the decisions; the stem is as wide as the first cell. */
    static final List<String> WIDTHS =
            List.of("cell1.width", "reduce1.width", "cell2.width", "reduce2.width", "cell3.width");

    private final NetworkBuilder network = new NetworkBuilder();
    private final Map<String, Integer> decisions;
    private final int widest;

    private SizeNetwork(Map<String, Integer> decisions, int widest) {
        this.decisions = decisions;
        this.widest = widest;
    }

    /** Writes the network; {@code halved} is the image between the reductions. */
    static Network build(Map<String, Integer> decisions, int widest, Setting setting, Shape halved) {
        return new SizeNetwork(decisions, widest).build(setting, halved);
    }

    private Network build(Setting setting, Shape halved) {
        Shape input = setting.input();
        String at = network.input("image", input);
        at = network.conv("stem.conv", at, width(0), Extent.whole(input.features()), Extent.whole(3), 1);
        at = network.batchNorm("stem.norm", at, width(0));
        at = cell("cell1", at, width(0), width(0));
        at = ended(Reduction.write(network, "reduce1", at, width(0), width(1), input));
        at = cell("cell2", at, width(1), width(2));
        at = ended(Reduction.write(network, "reduce2", at, width(2), width(3), halved));
        at = cell("cell3", at, width(3), width(4));
        at = network.batchNorm("head.norm", at, width(4));
        at = network.activation("head.relu", at, Op.Activation.Function.RELU);
        at = network.globalAveragePool("head.pool", at);
        at = network.linear("head.linear", at, Extent.whole(setting.classes()), width(4));
        network.output(Network.LOGITS, at);
        return network.build();
    }

    private String cell(String name, String input, Extent in, Extent out) {
        String first = edge(name + ".edge1-0", input, in, out);
        String second = network.add(
                name + ".sum2",
                List.of(edge(name + ".edge2-0", input, in, out), edge(name + ".edge2-1", first, out, out)));
        String skip = in.length() == out.length() ? input : widened(name + ".skip", input, in, out);
        return ended(network.add(
                name + ".sum3",
                List.of(skip, edge(name + ".edge3-1", first, out, out), edge(name + ".edge3-2", second, out, out))));
    }

    private String edge(String name, String from, Extent in, Extent out) {
        String at = network.activation(name + ".relu", from, Op.Activation.Function.RELU);
        at = network.conv(name + ".conv", at, out, in, Extent.whole(3), 1);
        return network.batchNorm(name + ".norm", at, out);
    }

    private String widened(String name, String from, Extent in, Extent out) {
        String at = network.conv(name + ".conv", from, out, in, Extent.whole(1), 1);
        return network.batchNorm(name + ".norm", at, out);
    }

    private String ended(String block) {
        network.blockEnd(block);
        return block;
    }

    private Extent width(int place) {
        return new Rule.Prefix(Size.decision(WIDTHS.get(place))).of(widest, decisions);
    }
}

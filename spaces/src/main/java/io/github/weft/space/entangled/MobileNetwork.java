package io.github.weft.space.entangled;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Size;
import io.github.weft.space.Setting;
import java.util.List;
import java.util.Map;

/**
 * Writes a network of inverted bottlenecks. A block is 1x1 expansion, depthwise and 1x1 projection, each with batch norm and the first
 * two with ReLU; all blocks of a stage but the first add their input.
 */
final class MobileNetwork {

    private static final int STEM = 8;
    private static final int MULTIPLE = 4;

    private final NetworkBuilder network = new NetworkBuilder();
    private final Map<String, Integer> decisions;

    private MobileNetwork(Map<String, Integer> decisions) {
        this.decisions = decisions;
    }

    static Network build(List<Stage> stages, Map<String, Integer> decisions, Setting setting) {
        return new MobileNetwork(decisions).build(stages, setting);
    }

    private Network build(List<Stage> stages, Setting setting) {
        Size width = Size.of(STEM);
        int full = STEM;
        Extent stem = Extent.whole(STEM);
        String at = network.input("image", setting.input());
        Extent channels = Extent.whole(setting.input().features());
        at = network.conv("stem.conv", at, stem, channels, Extent.whole(3), setting.size("stem-stride"));
        at = normalised("stem", at, stem);
        network.blockEnd(at);
        for (Stage stage : stages) {
            int depth = Size.decision(stage.depthName()).value(decisions);
            for (int block = 1; block <= depth; block++) {
                at = block(stage, block, at, width, full);
                width = Size.decision(stage.widthName());
                full = stage.largestWidth();
            }
            network.blockEnd(at);
        }
        at = network.globalAveragePool("head.pool", at);
        at = network.linear("head.linear", at, Extent.whole(setting.classes()), prefix(width, full));
        network.output(Network.LOGITS, at);
        return network.build();
    }

    private String block(Stage stage, int block, String from, Size width, int full) {
        String name = stage.blockName(block);
        Extent in = prefix(width, full);
        int mostHidden = full * Stage.EXPANSIONS.get(Stage.EXPANSIONS.size() - 1);
        Extent hidden = prefix(Size.product(width, Size.decision(stage.expandName(block)), MULTIPLE), mostHidden);
        Extent out = prefix(Size.decision(stage.widthName()), stage.largestWidth());
        int mostKernel = Stage.KERNELS.get(Stage.KERNELS.size() - 1);
        Extent kernel = new Rule.Centre(Size.decision(stage.kernelName(block))).of(mostKernel, decisions);
        Extent point = Extent.whole(1);

        String at = network.conv(name + ".expand", from, hidden, in, point, 1);
        at = normalised(name + ".expand", at, hidden);
        at = network.depthwise(name + ".depthwise", at, hidden, kernel, block == 1 ? stage.stride() : 1);
        at = normalised(name + ".depthwise", at, hidden);
        at = network.conv(name + ".project", at, out, hidden, point, 1);
        at = network.batchNorm(name + ".project.norm", at, out);
        return block == 1 ? at : network.add(name + ".sum", List.of(from, at));
    }

    private String normalised(String name, String from, Extent features) {
        String at = network.batchNorm(name + ".norm", from, features);
        return network.activation(name + ".relu", at, Op.Activation.Function.RELU);
    }

    private Extent prefix(Size size, int full) {
        return new Rule.Prefix(size).of(full, decisions);
    }
}

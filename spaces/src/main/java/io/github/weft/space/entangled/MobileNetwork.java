package io.github.weft.space.entangled;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op.Activation.Function;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Size;
import io.github.weft.space.Setting;
import java.util.Map;

/** Writes a network of inverted bottlenecks: image, stem, stages, head. */
final class MobileNetwork {

    private final NetworkBuilder network = new NetworkBuilder();
    private final MobileRanges ranges;
    private final Map<String, Integer> decisions;
    private final BottleneckWriter blocks;

    private MobileNetwork(MobileRanges ranges, Map<String, Integer> decisions, boolean transforming) {
        this.ranges = ranges;
        this.decisions = decisions;
        this.blocks = new BottleneckWriter(network, decisions, ranges.frame().multiple(), transforming);
    }

    static Network build(MobileRanges ranges, Map<String, Integer> decisions, Setting setting, boolean transforming) {
        return new MobileNetwork(ranges, decisions, transforming).build(setting);
    }

    private Network build(Setting setting) {
        MobileRanges.Frame frame = ranges.frame();
        Extent stem = Extent.whole(frame.stem());
        Extent channels = Extent.whole(setting.input().features());
        String at = network.conv(
                "stem.conv", image(setting.input()), stem, channels, Extent.whole(3), setting.size("stem-stride"));
        at = blocks.normalised("stem", at, stem, frame.function());
        at = frame.first() ? blocks.first("first", at, stem) : at;
        network.blockEnd(at);
        Size width = Size.of(frame.stem());
        int full = frame.stem();
        for (Stage stage : ranges.stages()) {
            int depth = Size.decision(stage.depthName()).value(decisions);
            for (int block = 1; block <= depth; block++) {
                at = blocks.write(stage, block, at, width, full);
                width = BottleneckWriter.width(stage);
                full = stage.largestWidth();
            }
            network.blockEnd(at);
        }
        network.output(Network.LOGITS, head(at, new Rule.Prefix(width).of(full, decisions), setting.classes()));
        return network.build();
    }

    private String image(Shape input) {
        String at = network.input("image", input);
        int sevenths = decisions.getOrDefault(MobileRanges.RESOLUTION, Stage.last(ranges.sevenths()));
        int height = MobileRanges.side(input.height(), sevenths);
        int width = MobileRanges.side(input.width(), sevenths);
        return height == input.height() && width == input.width() ? at : network.resize("resized", at, height, width);
    }

    /** As in MobileNetV3 where the frame has its layers: the last has neither batch norm nor bias. */
    private String head(String from, Extent width, int classes) {
        MobileRanges.Frame frame = ranges.frame();
        Function function = frame.function();
        Extent features = width;
        String at = from;
        if (frame.expanded() > 0) {
            Extent expanded = Extent.whole(frame.expanded());
            at = network.conv("head.expand", at, expanded, features, Extent.whole(1), 1);
            at = blocks.normalised("head.expand", at, expanded, function);
            features = expanded;
        }
        at = network.globalAveragePool("head.pool", at);
        if (frame.mixed() > 0) {
            Extent mixed = Extent.whole(frame.mixed());
            at = network.unbiasedLinear("head.mix", at, mixed, features);
            at = network.activation("head.mix." + BottleneckWriter.text(function), at, function);
            features = mixed;
        }
        return network.linear("head.linear", at, Extent.whole(classes), features);
    }
}

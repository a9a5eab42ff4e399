package io.github.weft.space.hybrid;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.space.Setting;
import java.util.List;

/**
 * Writes one hybrid network: stem, adapter to the level of the first layer, the layers, and mean and classifier of the last level. The
 * adapter is a depthwise convolution of squares side by side, a 1x1 convolution to the bottleneck's width and batch norm.
 */
final class HytraNetwork {

    private final NetworkBuilder network = new NetworkBuilder();
    private final Fabric fabric;
    private final int channels;

    private HytraNetwork(Fabric fabric, int channels) {
        this.fabric = fabric;
        this.channels = channels;
    }

    static Network build(Fabric fabric, Route route, List<Boolean> attending, Setting setting) {
        return new HytraNetwork(fabric, setting.size(Fitting.CHANNELS)).build(route, attending, setting);
    }

    private Network build(Route route, List<Boolean> attending, Setting setting) {
        var map = new MapSize(setting.input().height(), setting.input().width());
        int stride = setting.size(Fitting.STRIDE);
        String at = stem(setting, stride);
        int level = route.level(1);
        at = adapter(level, at);
        map = map.halved(Integer.numberOfTrailingZeros(stride)).cut(1 << level);
        int width = width(level) / Fabric.BOTTLENECK;
        for (int layer = 1; layer <= fabric.layers(); layer++) {
            boolean down = route.dropsAt(layer);
            level = route.level(layer);
            map = map.halved(down ? 1 : 0);
            var block = new ResidualBlock(network, layer, fabric.sides().get(level), width(level), down);
            at = attending.get(layer - 1)
                    ? block.attention(at, width, fabric.headsOf(level), map)
                    : block.convolution(at, width);
            network.blockEnd(at);
            width = width(level);
        }
        String head = "head" + fabric.sides().get(level);
        at = network.globalAveragePool(head + ".pool", at);
        at = network.linear(head + ".linear", at, Extent.whole(setting.classes()), Extent.whole(width));
        network.output(Network.LOGITS, at);
        return network.build();
    }

    /** A convolution that halves the image and maximum pooling for every further halving; a 3x3 convolution where nothing is halved. */
    private String stem(Setting setting, int stride) {
        Extent out = Extent.whole(stemWidth());
        Extent in = Extent.whole(setting.input().features());
        Extent kernel = Extent.whole(stride == 1 ? 3 : fabric.stemKernel());
        String at = network.input("image", setting.input());
        at = network.conv("stem.conv", at, out, in, kernel, Math.min(stride, 2));
        at = network.batchNorm("stem.norm", at, out);
        at = network.activation("stem.relu", at, Op.Activation.Function.RELU);
        for (int left = stride / 2; left > 1; left /= 2) {
            at = network.pool("stem.pool" + left, at, Op.Pool.Kind.MAXIMUM, 3, 2, 1);
        }
        network.blockEnd(at);
        return at;
    }

    private String adapter(int level, String from) {
        String name = "adapter" + fabric.sides().get(level);
        Extent stem = Extent.whole(stemWidth());
        Extent out = Extent.whole(width(level) / Fabric.BOTTLENECK);
        String at = network.depthwiseSquares(name + ".depthwise", from, stem, Extent.whole(1 << level));
        at = network.conv(name + ".point", at, out, stem, Extent.whole(1), 1);
        return network.batchNorm(name + ".norm", at, out);
    }

    private int stemWidth() {
        return channels / fabric.stemShare();
    }

    private int width(int level) {
        return channels << level;
    }
}

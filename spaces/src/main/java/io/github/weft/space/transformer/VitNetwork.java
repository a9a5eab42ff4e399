package io.github.weft.space.transformer;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Size;
import io.github.weft.arch.TokenOp;
import io.github.weft.space.Setting;
import io.github.weft.space.block.TransformerLayer;
import java.util.List;
import java.util.Map;

/** Writes one vision transformer: patches, class token and positions; layers of attention and MLP, each after a layer norm; the head. */
final class VitNetwork {

    private final NetworkBuilder network = new NetworkBuilder();
    private final VitRanges ranges;
    private final Map<String, Integer> decisions;
    private final TransformerLayer layer;
    private final Size width = Size.decision(VitRanges.EMBED);
    private final Extent embed;

    private VitNetwork(VitRanges ranges, Map<String, Integer> decisions, Setting setting) {
        this.ranges = ranges;
        this.decisions = decisions;
        this.embed = prefix(width, VitRanges.largest(ranges.embeds()));
        int patch = setting.size("patch");
        this.layer = new TransformerLayer(
                network,
                embed,
                ranges.headSize(),
                setting.input().height() / patch,
                setting.input().width() / patch,
                ranges.reach());
    }

    static Network build(VitRanges ranges, Map<String, Integer> decisions, Setting setting) {
        return new VitNetwork(ranges, decisions, setting).build(setting);
    }

    private Network build(Setting setting) {
        String at = network.input("image", setting.input());
        at = patches(at, setting.input(), setting.size("patch"));
        network.blockEnd(at);
        int depth = Size.decision(VitRanges.DEPTH).value(decisions);
        for (int index = 1; index <= depth; index++) {
            at = attention(index, at);
            at = mlp(index, at);
            network.blockEnd(at);
        }
        at = layer.norm("head.norm", at);
        at = network.node("head.mean", new TokenOp.TokenMean(1), List.of(at), List.of());
        at = network.linear("head.linear", at, Extent.whole(setting.classes()), embed);
        network.output(Network.LOGITS, at);
        return network.build();
    }

    private String patches(String image, Shape input, int patch) {
        int features = embed.length();
        var conv = new Op.Conv2d(input.features(), features, patch, patch, 0, 1, 1, true);
        Extent side = Extent.whole(patch);
        var weight =
                new Param("patches.weight", Role.KERNEL, List.of(embed, Extent.whole(input.features()), side, side));
        var bias = new Param("patches.bias", Role.BIAS, List.of(embed));
        String at = network.node("patches", conv, List.of(image), List.of(weight, bias));
        at = network.node("tokens", new TokenOp.Tokens(), List.of(at), List.of());
        var token = new Param("class-token.value", Role.POSITION, List.of(embed));
        at = network.node("class-token", new TokenOp.ClassToken(features), List.of(at), List.of(token));
        return layer.positions("positions", at, layer.rows() * layer.columns() + 1);
    }

    private String attention(int index, String from) {
        Size heads = Size.decision(VitRanges.headsName(index));
        int size = ranges.headSize();
        Extent inner = prefix(Size.product(heads, Size.of(size), 1), VitRanges.largest(ranges.heads()) * size);
        return layer.attention("layer%s.attention".formatted(index), from, inner);
    }

    private String mlp(int index, String from) {
        Size twice = Size.product(width, Size.decision(VitRanges.ratioName(index)), 1);
        int most = VitRanges.largest(ranges.embeds()) * VitRanges.largest(ranges.halfRatios()) / 2;
        return layer.mlp("layer%s.mlp".formatted(index), from, prefix(Size.half(twice), most));
    }

    private Extent prefix(Size size, int full) {
        return new Rule.Prefix(size).of(full, decisions);
    }
}

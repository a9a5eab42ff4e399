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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes one vision transformer: patches, class token and positions; layers of attention and MLP, each after a layer norm; the head. */
final class VitNetwork {

    private final NetworkBuilder network = new NetworkBuilder();
    private final VitRanges ranges;
    private final Map<String, Integer> decisions;
    private final int rows;
    private final int columns;
    private final Size width = Size.decision(VitRanges.EMBED);
    private final Extent embed;

    private VitNetwork(VitRanges ranges, Map<String, Integer> decisions, Setting setting) {
        this.ranges = ranges;
        this.decisions = decisions;
        this.rows = setting.input().height() / setting.size("patch");
        this.columns = setting.input().width() / setting.size("patch");
        this.embed = prefix(width, VitRanges.largest(ranges.embeds()));
    }

    static Network build(VitRanges ranges, Map<String, Integer> decisions, Setting setting) {
        return new VitNetwork(ranges, decisions, setting).build(setting);
    }

    private Network build(Setting setting) {
        String at = network.input("image", setting.input());
        at = patches(at, setting.input(), setting.size("patch"));
        network.blockEnd(at);
        int depth = Size.decision(VitRanges.DEPTH).value(decisions);
        for (int layer = 1; layer <= depth; layer++) {
            at = attention(layer, at);
            at = mlp(layer, at);
            network.blockEnd(at);
        }
        at = norm("head.norm", at);
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
        int count = rows * columns + 1;
        var places = new Param("positions.value", Role.POSITION, List.of(Extent.whole(count), embed));
        return network.node("positions", new TokenOp.Positions(count, features), List.of(at), List.of(places));
    }

    private String attention(int layer, String from) {
        String name = "layer%s.attention".formatted(layer);
        Size heads = Size.decision(VitRanges.headsName(layer));
        int size = ranges.headSize();
        Extent inner = prefix(Size.product(heads, Size.of(size), 1), VitRanges.largest(ranges.heads()) * size);
        String at = norm(name + ".norm", from);
        List<String> read = Stream.of("query", "key", "value")
                .map(part -> network.linear(name + "." + part, at, inner, embed))
                .toList();
        var op = new TokenOp.Attention(heads.value(decisions), size, rows, columns, ranges.reach());
        String mixed = network.node(name, op, read, tables(name));
        String out = network.linear(name + ".out", mixed, embed, inner);
        return network.add(name + ".sum", List.of(from, out));
    }

    private List<Param> tables(String name) {
        if (ranges.reach() == 0) {
            return List.of();
        }
        Extent entries = Extent.whole(2 * ranges.reach() + 2);
        return Stream.of("key-rows", "key-columns", "value-rows", "value-columns")
                .map(table ->
                        new Param(name + "." + table, Role.POSITION, List.of(entries, Extent.whole(ranges.headSize()))))
                .toList();
    }

    private String mlp(int layer, String from) {
        String name = "layer%s.mlp".formatted(layer);
        Size twice = Size.product(width, Size.decision(VitRanges.ratioName(layer)), 1);
        int most = VitRanges.largest(ranges.embeds()) * VitRanges.largest(ranges.halfRatios()) / 2;
        Extent hidden = prefix(Size.half(twice), most);
        String at = norm(name + ".norm", from);
        at = network.linear(name + ".in", at, hidden, embed);
        at = network.activation(name + ".gelu", at, Op.Activation.Function.GELU);
        at = network.linear(name + ".out", at, embed, hidden);
        return network.add(name + ".sum", List.of(from, at));
    }

    private String norm(String name, String from) {
        return network.node(
                name,
                new TokenOp.LayerNorm(embed.length()),
                List.of(from),
                List.of(
                        new Param(name + ".scale", Role.NORM_SCALE, List.of(embed)),
                        new Param(name + ".shift", Role.NORM_SHIFT, List.of(embed))));
    }

    private Extent prefix(Size size, int full) {
        return new Rule.Prefix(size).of(full, decisions);
    }
}

package io.github.weft.space.staged;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Size;
import io.github.weft.space.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the network of one genome: the stem, the stages in order, and the head. */
final class StagedNetwork {

    private final Blueprint blueprint;
    private final Wiring wiring;
    private final Choices choices;
    private final Map<String, Integer> decisions;
    private final Setting setting;
    private final NetworkBuilder network = new NetworkBuilder();
    private final LayerWriter layers;
    private final Map<String, String> ends = new HashMap<>();

    private StagedNetwork(
            Blueprint blueprint, Wiring wiring, Choices choices, Map<String, Integer> decisions, Setting setting) {
        this.blueprint = blueprint;
        this.wiring = wiring;
        this.choices = choices;
        this.decisions = decisions;
        this.setting = setting;
        this.layers = new LayerWriter(network, decisions, blueprint.activation());
    }

    static Network build(
            Blueprint blueprint, Wiring wiring, Choices choices, Map<String, Integer> decisions, Setting setting) {
        return new StagedNetwork(blueprint, wiring, choices, decisions, setting).build();
    }

    private Network build() {
        String at = network.input("image", setting.input());
        at = blueprint.stem().patches() ? patches(at) : stem(at);
        end(Stem.NAME, at);
        for (Stage stage : blueprint.stages()) {
            at = stage(stage);
            end(stage.name(), at);
        }
        Stage last = blueprint.stages().get(blueprint.stages().size() - 1);
        Channels out = wiring.out(last.name());
        if (!blueprint.headWidths().isEmpty()) {
            Channels wide = new Channels(
                    Size.decision("head.width"),
                    blueprint.headWidths().get(blueprint.headWidths().size() - 1));
            at = network.conv("head.conv", at, wide.of(decisions), out.of(decisions), Extent.whole(1), 1);
            at = layers.normalised("head", at, wide.of(decisions));
            out = wide;
        }
        at = network.globalAveragePool("head.pool", at);
        at = network.linear("head.linear", at, Extent.whole(setting.classes()), out.of(decisions));
        network.output(Network.LOGITS, at);
        return network.build();
    }

    private void end(String stage, String node) {
        network.blockEnd(node);
        ends.put(stage, node);
    }

    private String stem(String image) {
        Extent out = wiring.out(Stem.NAME).of(decisions);
        Extent in = Extent.whole(setting.input().features());
        Extent kernel = Extent.whole(blueprint.stem().kernel());
        String at = network.conv(
                "stem.conv",
                image,
                out,
                in,
                kernel,
                setting.size(blueprint.stem().size()));
        return layers.normalised("stem", at, out);
    }

    private String patches(String image) {
        int patch = setting.size(blueprint.stem().size());
        Shape input = setting.input();
        Extent out = wiring.out(Stem.NAME).of(decisions);
        Extent side = Extent.whole(patch);
        var weight =
                new Param("stem.patches.weight", Role.KERNEL, List.of(out, Extent.whole(input.features()), side, side));
        var bias = new Param("stem.patches.bias", Role.BIAS, List.of(out));
        var conv = new Op.Conv2d(input.features(), out.length(), patch, patch, 0, 1, 1, true);
        return network.node("stem.patches", conv, List.of(image), List.of(weight, bias));
    }

    private String stage(Stage stage) {
        List<String> read = stage.from().stream()
                .map(source -> Objects.requireNonNull(ends.get(source), "stages come after those they read"))
                .toList();
        String at = read.size() == 1 ? read.get(0) : network.add(stage.name() + ".inputs", read);
        Channels in = wiring.in(stage);
        Channels out = wiring.out(stage.name());
        int depth = Objects.requireNonNull(decisions.get(stage.decision(Choices.DEPTH)), "decided");
        int before = setting.size(blueprint.stem().size())
                * wiring.reduction(stage.from().get(0));
        for (int layer = 1; layer <= depth; layer++) {
            int stride = layer == 1 ? stage.stride() : 1;
            int reduction = before * stage.stride();
            var grid = new LayerWriter.Grid(
                    ceil(setting.input().height(), reduction),
                    ceil(setting.input().width(), reduction));
            at = layers.write(stage, layer, kind(stage, layer), at, layer == 1 ? in : out, out, stride, grid);
        }
        return at;
    }

    private Kind kind(Stage stage, int layer) {
        return stage.kinds().get(Objects.requireNonNull(decisions.get(stage.decision(layer, Choices.OP)), "decided"));
    }

    private static int ceil(int side, int reduction) {
        return (side + reduction - 1) / reduction;
    }
}

package io.github.weft.space.entangled;

import io.github.weft.arch.Extent;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op.Activation.Function;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Size;
import io.github.weft.space.block.SqueezeExcitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes inverted bottlenecks. A block is 1x1 expansion, depthwise and 1x1 projection, each with batch norm and the first two with an
 * activation, after the second of which squeeze-and-excitation may stand; all blocks of a stage but the first add their input.
 */
final class BottleneckWriter {

    private static final int REDUCTION = 4;
    private static final Extent POINT = Extent.whole(1);

    private final NetworkBuilder network;
    private final Map<String, Integer> decisions;
    private final int multiple;
    private final boolean transforming;

    /** @param transforming whether matrices make the smaller kernels, which are cut out otherwise */
    BottleneckWriter(NetworkBuilder network, Map<String, Integer> decisions, int multiple, boolean transforming) {
        this.network = network;
        this.decisions = decisions;
        this.multiple = multiple;
        this.transforming = transforming;
    }

    /** What a stage's width is, chosen or fixed. */
    static Size width(Stage stage) {
        return stage.elastic() ? Size.decision(stage.widthName()) : Size.of(stage.largestWidth());
    }

    /** The block that MobileNetV3 starts with: no expansion, ReLU, and its input added. */
    String first(String name, String from, Extent channels) {
        String at = network.depthwise(name + ".depthwise", from, channels, Extent.whole(3), 1);
        at = normalised(name + ".depthwise", at, channels, Function.RELU);
        at = network.conv(name + ".project", at, channels, channels, POINT, 1);
        at = network.batchNorm(name + ".project.norm", at, channels);
        return network.add(name + ".sum", List.of(from, at));
    }

    /** @param full the largest width before the block */
    String write(Stage stage, int number, String from, Size width, int full) {
        String name = stage.blockName(number);
        Function function = stage.block().function();
        Extent in = prefix(width, full);
        Size expansion = Size.decision(stage.expandName(number));
        Size hiddenWidth = Size.product(width, expansion, multiple);
        int mostHidden = Size.product(
                        Size.of(full), Size.of(Stage.last(stage.block().expansions())), multiple)
                .value(Map.of());
        Extent hidden = prefix(hiddenWidth, mostHidden);
        Extent out = prefix(width(stage), stage.largestWidth());

        String at = network.conv(name + ".expand", from, hidden, in, POINT, 1);
        at = normalised(name + ".expand", at, hidden, function);
        at = depthwise(stage, number, at, hidden);
        at = normalised(name + ".depthwise", at, hidden, function);
        at = stage.block().squeezed() ? squeezed(name + ".squeeze", at, hidden, hiddenWidth) : at;
        at = network.conv(name + ".project", at, out, hidden, POINT, 1);
        at = network.batchNorm(name + ".project.norm", at, out);
        return number == 1 ? at : network.add(name + ".sum", List.of(from, at));
    }

    private String depthwise(Stage stage, int number, String from, Extent hidden) {
        String name = stage.blockName(number) + ".depthwise";
        List<Integer> sides = stage.block().kernels();
        Extent kernel = new Rule.Centre(Size.decision(stage.kernelName(number))).of(Stage.last(sides), decisions);
        int stride = number == 1 ? stage.stride() : 1;
        return network.depthwise(name, from, hidden, kernel, stride, transforms(name, sides, kernel.length()));
    }

    /** The matrices from the largest side down to the one chosen. */
    private List<Param> transforms(String name, List<Integer> sides, int side) {
        var transforms = new ArrayList<Param>();
        for (int i = sides.size() - 1; transforming && sides.get(i) > side; i--) {
            int smaller = sides.get(i - 1);
            Extent entries = Extent.whole(smaller * smaller);
            transforms.add(new Param(
                    "%s.%sto%s".formatted(name, sides.get(i), smaller), Role.TRANSFORM, List.of(entries, entries)));
        }
        return transforms;
    }

    /** A factor for each channel from the means of all: two layers, the first a quarter as wide. */
    private String squeezed(String name, String from, Extent hidden, Size hiddenWidth) {
        Size narrow = Size.quotient(hiddenWidth, REDUCTION, multiple);
        int mostNarrow =
                Size.quotient(Size.of(hidden.full()), REDUCTION, multiple).value(Map.of());
        Extent few = prefix(narrow, mostNarrow);
        return SqueezeExcitation.write(network, name, from, hidden, few);
    }

    String normalised(String name, String from, Extent features, Function function) {
        String at = network.batchNorm(name + ".norm", from, features);
        return network.activation("%s.%s".formatted(name, text(function)), at, function);
    }

    /** {@code relu} or {@code hard-swish}. */
    static String text(Function function) {
        return function.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Extent prefix(Size size, int full) {
        return new Rule.Prefix(size).of(full, decisions);
    }
}

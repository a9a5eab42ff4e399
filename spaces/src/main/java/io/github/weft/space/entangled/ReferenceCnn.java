package io.github.weft.space.entangled;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Size;
import io.github.weft.space.Gene;
import io.github.weft.space.GeneSpace;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Three 3x3 convolutions with batch norm and ReLU, 2x2 maximum pooling after the first two, global average pooling and a linear layer. Their
 * widths are chosen and are prefixes of the widest network's, which is where sparse training is tried: 23,824 weights in kernels at
 * 1x28x28 with 10 classes.
 */
public final class ReferenceCnn extends GeneSpace {

    private static final int SMALLEST_IMAGE = 4;
    private static final int CHOICES = 4;
    private static final List<Integer> WIDEST = List.of(16, 32, 64);

    private static final List<Gene> GENES = IntStream.range(0, WIDEST.size())
            .mapToObj(i -> new Gene(
                    width(i),
                    IntStream.rangeClosed(1, CHOICES)
                            .mapToObj(choice -> Integer.toString(choice * WIDEST.get(i) / CHOICES))
                            .toList()))
            .toList();

    public ReferenceCnn() {
        super(
                "reference-cnn",
                "widths of three plain convolutions: the reference network of sparse training and 63 narrower ones, entangled",
                GENES,
                new ListText(GENES, "::", "16:32:64"));
    }

    private static String width(int layer) {
        return "conv%s.width".formatted(layer + 1);
    }

    @Override
    public Setting setting(Shape input, int classes) {
        var setting = new Setting(input, classes, new TreeMap<>());
        check(input);
        return setting;
    }

    private void check(Shape input) {
        if (!input.isImage() || Math.min(input.height(), input.width()) < SMALLEST_IMAGE) {
            throw new IllegalArgumentException(
                    "input (%s) must be an image CxHxW of at least %sx%s pixels for space %s."
                            .formatted(input, SMALLEST_IMAGE, SMALLEST_IMAGE, name()));
        }
    }

    @Override
    public Network decode(Genome genome, Setting setting) {
        check(setting.input());
        Map<String, Integer> decisions = Decisions.of(GENES, canonical(genome));
        var network = new NetworkBuilder();
        String at = network.input("image", setting.input());
        Extent in = Extent.whole(setting.input().features());
        for (int layer = 0; layer < WIDEST.size(); layer++) {
            String name = "conv" + (layer + 1);
            Extent out = new Rule.Prefix(Size.decision(width(layer))).of(WIDEST.get(layer), decisions);
            at = network.conv(name, at, out, in, Extent.whole(3), 1);
            at = network.batchNorm(name + ".norm", at, out);
            at = network.activation(name + ".relu", at, Op.Activation.Function.RELU);
            if (layer + 1 < WIDEST.size()) {
                at = network.pool(name + ".pool", at, Op.Pool.Kind.MAXIMUM, 2, 2, 0);
            }
            network.blockEnd(at);
            in = out;
        }
        at = network.globalAveragePool("head.pool", at);
        network.output(Network.LOGITS, network.linear("fc", at, Extent.whole(setting.classes()), in));
        return network.build();
    }
}

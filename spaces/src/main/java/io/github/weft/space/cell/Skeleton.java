package io.github.weft.space.cell;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.space.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * The network around the cells of NAS-Bench-201: a 3x3 stem, three stages of equal cells, between them a residual block that halves the
 * image and doubles the channels, and BN-ReLU, global pooling and a linear layer.
 *
 * @param stages one image shape per stage
 */
record Skeleton(Shape input, int classes, int cells, List<Shape> stages) {

    private static final int STAGES = 3;
    private static final int SMALLEST = 4;

    Skeleton {
        stages = List.copyOf(stages);
    }

    /**
     * The skeleton for a setting.
     *
     * @throws IllegalArgumentException if the image cannot be halved twice
     */
    static Skeleton of(Setting setting) {
        Shape input = setting.input();
        if (!input.isImage() || Math.min(input.height(), input.width()) < SMALLEST) {
            throw new IllegalArgumentException(
                    "input (%s) must be an image CxHxW of at least %sx%s pixels for space nb201."
                            .formatted(input, SMALLEST, SMALLEST));
        }
        int channels = setting.size("channels");
        List<Shape> stages = new ArrayList<>();
        stages.add(Shape.image(channels, input.height(), input.width()));
        while (stages.size() < STAGES) {
            Shape last = stages.get(stages.size() - 1);
            stages.add(Reduction.shape(last, Math.multiplyExact(2, last.features()), input, "nb201"));
        }
        return new Skeleton(input, setting.classes(), setting.size("cells"), stages);
    }

    /** How a cell is written into a network; returns the node that holds its output. */
    @FunctionalInterface
    interface Writer {
        String write(NetworkBuilder network, String cell, String input, int channels);
    }

    Network build(LiveCell cell) {
        return build((network, name, input, channels) -> new CellWriter(network, name, input, channels).write(cell));
    }

    Network build(Writer cell) {
        var network = new NetworkBuilder();
        Extent width = Extent.whole(stages.get(0).features());
        String at = network.input("image", input);
        at = network.conv("stem.conv", at, width, Extent.whole(input.features()), Extent.whole(3), 1);
        at = network.batchNorm("stem.norm", at, width);
        network.blockEnd(at);
        for (int stage = 1; stage <= STAGES; stage++) {
            if (stage > 1) {
                at = reduce(network, "reduce" + (stage - 1), at, stages.get(stage - 2));
                network.blockEnd(at);
            }
            for (int number = 1; number <= cells; number++) {
                String name = "stage%s.cell%s".formatted(stage, number);
                int channels = stages.get(stage - 1).features();
                at = cell.write(network, name, at, channels);
                network.blockEnd(at);
            }
        }
        network.output(Network.LOGITS, head(network, at));
        return network.build();
    }

    /** One cell of the first stage with its own classifier. */
    Network single(LiveCell cell) {
        var network = new NetworkBuilder();
        int channels = stages.get(0).features();
        String at = network.input("image", stages.get(0));
        at = new CellWriter(network, "cell", at, channels).write(cell);
        at = network.globalAveragePool("head.pool", at);
        at = network.linear("head.linear", at, Extent.whole(classes), Extent.whole(channels));
        network.output(Network.LOGITS, at);
        return network.build();
    }

    private static String reduce(NetworkBuilder network, String name, String from, Shape image) {
        Extent in = Extent.whole(image.features());
        return Reduction.write(network, name, from, in, Extent.whole(2 * image.features()), image);
    }

    private String head(NetworkBuilder network, String from) {
        Extent width = Extent.whole(stages.get(STAGES - 1).features());
        String at = network.batchNorm("head.norm", from, width);
        at = network.activation("head.relu", at, Op.Activation.Function.RELU);
        at = network.globalAveragePool("head.pool", at);
        return network.linear("head.linear", at, Extent.whole(classes), width);
    }

    /** Weights that one edge with a convolution adds over all cells, batch norm included. */
    long edgeParams(int kernel) {
        return cells
                * stages.stream()
                        .mapToLong(Shape::features)
                        .map(c -> c * c * kernel * kernel + 2 * c)
                        .sum();
    }

    /** Multiply-accumulates that one edge with a convolution adds over all cells. */
    long edgeMacs(int kernel) {
        return cells
                * stages.stream()
                        .mapToLong(image -> image.size() * image.features() * kernel * kernel)
                        .sum();
    }
}

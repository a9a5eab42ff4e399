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
            stages.add(halve(stages.get(stages.size() - 1), input));
        }
        return new Skeleton(input, setting.classes(), setting.size("cells"), stages);
    }

    private static Shape halve(Shape image, Shape input) {
        if (image.height() % 2 != image.width() % 2) {
            throw new IllegalArgumentException(
                    ("input (%s) does not fit space nb201: at %sx%s pixels only one side is even, so the two paths of a reduction differ. "
                                    + "Maybe use square images.")
                            .formatted(input, image.height(), image.width()));
        }
        return Shape.image(Math.multiplyExact(2, image.features()), (image.height() + 1) / 2, (image.width() + 1) / 2);
    }

    Network build(LiveCell cell) {
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
                at = new CellWriter(network, name, at, channels).write(cell);
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

    /** The shortcut's 2x2 average is padded where the side is odd, so that it ends at the size of the convolution's path. */
    private static String reduce(NetworkBuilder network, String name, String from, Shape image) {
        Extent in = Extent.whole(image.features());
        Extent out = Extent.whole(2 * image.features());
        String at = network.activation(name + ".relu1", from, Op.Activation.Function.RELU);
        at = network.conv(name + ".conv1", at, out, in, Extent.whole(3), 2);
        at = network.batchNorm(name + ".norm1", at, out);
        at = network.activation(name + ".relu2", at, Op.Activation.Function.RELU);
        at = network.conv(name + ".conv2", at, out, out, Extent.whole(3), 1);
        at = network.batchNorm(name + ".norm2", at, out);
        String shortcut = network.pool(name + ".pool", from, Op.Pool.Kind.AVERAGE, 2, 2, image.height() % 2);
        shortcut = network.conv(name + ".shortcut", shortcut, out, in, Extent.whole(1), 1);
        return network.add(name + ".sum", List.of(shortcut, at));
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

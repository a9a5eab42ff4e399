package io.github.weft.space.cell;

import io.github.weft.arch.Extent;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import java.util.List;

/**
 * The residual block that halves the image between the stages of NAS-Bench-201 and NATS-Bench: two ReLU-conv-BN, the first with stride 2,
 * beside a 2x2 average and a 1x1 convolution.
 */
public final class Reduction {

    private Reduction() {}

    /**
     * What it makes of an image, sides rounded up.
     *
     * @param input what the network was asked for, and {@code space} which asks, for the message
     * @throws IllegalArgumentException if the two paths would differ in size
     */
    public static Shape shape(Shape image, int channels, Shape input, String space) {
        if (image.height() % 2 != image.width() % 2) {
            throw new IllegalArgumentException(
                    ("input (%s) does not fit space %s: at %sx%s pixels only one side is even, so the two paths of a reduction differ. "
                                    + "Maybe use square images.")
                            .formatted(input, space, image.height(), image.width()));
        }
        return Shape.image(channels, (image.height() + 1) / 2, (image.width() + 1) / 2);
    }

    /** The shortcut's 2x2 average is padded where the side is odd, so that it ends at the size of the convolution's path. */
    public static String write(NetworkBuilder network, String name, String from, Extent in, Extent out, Shape image) {
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
}

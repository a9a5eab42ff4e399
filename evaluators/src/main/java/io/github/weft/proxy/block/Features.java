package io.github.weft.proxy.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.proxy.algebra.Spectrum;
import java.util.Arrays;
import java.util.OptionalDouble;

/** What AZ-NAS measures on the outputs of blocks, each {@code [B, C, positions]} with positions flattened. */
final class Features {

    private static final double EPSILON = 1e-8;

    private Features() {}

    /** An image {@code [B, C, H, W]}, tokens {@code [B, N, C]} or a vector {@code [B, C]} as {@code [B, C, positions]}. */
    static NDArray flat(NDArray array) {
        long batch = array.getShape().get(0);
        return switch (array.getShape().dimension()) {
            case 4 -> array.reshape(new Shape(batch, array.getShape().get(1), -1));
            case 3 -> array.transpose(0, 2, 1);
            default -> array.reshape(new Shape(batch, array.getShape().get(1), 1));
        };
    }

    /** The covariance of the channels over all positions of all samples. */
    static double[][] covariance(NDArray array) {
        try (NDArray flat = flat(array);
                NDArray means = flat.mean(new int[] {2}, true);
                NDArray mean = means.mean(new int[] {0}, true);
                NDArray centred = flat.sub(mean)) {
            return meanProduct(centred, centred);
        }
    }

    /**
     * The entropy, in nats, of the shares that the principal components have in the variance of the channels; empty if nothing varies.
     *
     * @throws NoNumber if the covariance is not finite
     */
    static OptionalDouble entropy(double[][] covariance) {
        return entropy(Spectrum.eigenvalues(covariance));
    }

    /** The entropy of shares in proportion to some variances; empty if all are 0. */
    static OptionalDouble entropy(double[] variances) {
        double sum = Arrays.stream(variances).map(value -> Math.max(0, value)).sum();
        return sum == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(variances)
                        .map(value -> Math.max(0, value) / sum)
                        .map(share -> -share * Math.log(share + EPSILON))
                        .sum());
    }

    /**
     * The mean product of what comes back into a block with what was sent back, channel by channel.
     *
     * @param into gradient at the block's input
     * @param sent gradient at the block's output
     */
    static double[][] transfer(NDArray into, NDArray sent) {
        try (NDArray in = flat(folded(into, sent));
                NDArray out = flat(folded(sent, into))) {
            return meanProduct(in, out);
        }
    }

    /**
     * An image that is larger than another with its squares of pixels turned into channels, after zeros below and to the right where the
     * larger side is no multiple of the smaller; otherwise the array itself.
     */
    static NDArray folded(NDArray array, NDArray other) {
        long[] from = array.getShape().getShape();
        long[] to = other.getShape().getShape();
        if (from.length < 4 || from[2] <= to[2] && from[3] <= to[3]) {
            return array;
        }
        long stride = Math.max((from[2] + to[2] - 1) / to[2], (from[3] + to[3] - 1) / to[3]);
        return padded(padded(array, 2, stride * to[2]), 3, stride * to[3])
                .reshape(from[0], from[1], to[2], stride, to[3], stride)
                .transpose(0, 1, 3, 5, 2, 4)
                .reshape(from[0], from[1] * stride * stride, to[2], to[3]);
    }

    private static NDArray padded(NDArray array, int axis, long length) {
        long[] dims = array.getShape().getShape().clone();
        long missing = length - dims[axis];
        if (missing == 0) {
            return array;
        }
        dims[axis] = missing;
        return array.concat(array.getManager().zeros(new Shape(dims), array.getDataType()), axis);
    }

    /** The mean over samples and positions of the products of channels. */
    private static double[][] meanProduct(NDArray left, NDArray right) {
        Shape shape = left.getShape();
        try (NDArray transposed = right.transpose(0, 2, 1);
                NDArray products = left.matMul(transposed);
                NDArray sum = products.sum(new int[] {0})) {
            double[] values = Doubles.of(sum);
            int columns = (int) right.getShape().get(1);
            double[][] mean = new double[(int) shape.get(1)][columns];
            for (int i = 0; i < values.length; i++) {
                mean[i / columns][i % columns] = values[i] / (shape.get(0) * shape.get(2));
            }
            return mean;
        }
    }
}

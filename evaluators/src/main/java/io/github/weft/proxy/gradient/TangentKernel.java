package io.github.weft.proxy.gradient;

import io.github.weft.eval.NoNumber;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.torch.Initialisation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The empirical neural tangent kernel: products of the gradients, with respect to kernels and batch norm scales, of the summed logits of
 * each image (Chen et al., TE-NAS, ICLR 2021). Batch norm normalises the images together. A kernel is expensive, one backward pass an
 * image, so it is taken over the first {@value #IMAGES} images of the shared batch.
 */
final class TangentKernel {

    static final int IMAGES = 16;

    /** How far below the largest eigenvalue rounding can be told from rank. */
    private static final double SMALLEST_SHARE = 1e-12;

    /** How a kernel is taken. */
    static final Map<String, String> PROTOCOL = Map.of(
            "initialisation",
            Initialisation.KAIMING_NORMAL_FAN_OUT.toString(),
            "input",
            "batch",
            "batch-norm",
            "batch",
            "dtype",
            "float32",
            "kernel-dtype",
            "float64",
            "loss",
            "sum-of-logits of each image",
            "weights",
            "kernels and norm scales");

    /** At initialisation. */
    static final Reading<TangentKernel> READING = Reading.ofBatches(
            "tangent-kernel",
            PROTOCOL,
            source -> List.of(source.leading(IMAGES)),
            lens -> KernelPass.run(lens.subject(Initialisation.KAIMING_NORMAL_FAN_OUT)
                    .before(lens.batches().leading(IMAGES))));

    private final double[][] products;
    private final int[] labels;

    TangentKernel(double[][] products, int[] labels) {
        this.products = products;
        this.labels = labels;
    }

    /**
     * The largest eigenvalue over the smallest, which counts as no less than {@value #SMALLEST_SHARE} of the largest: rounding would
     * otherwise make it negative.
     */
    double condition() {
        double[] eigenvalues =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(products, false)).getEigenvalues();
        double largest = Arrays.stream(eigenvalues).max().orElse(0);
        double smallest = Arrays.stream(eigenvalues).min().orElse(0);
        if (largest <= 0) {
            throw NoNumber.undefined("no gradient reaches the weights");
        }
        return largest / Math.max(smallest, SMALLEST_SHARE * largest);
    }

    double frobenius() {
        return Math.sqrt(Arrays.stream(products)
                .flatMapToDouble(Arrays::stream)
                .map(product -> product * product)
                .sum());
    }

    /** The mean over all pairs, each image with itself among them. */
    double mean() {
        return mean(products);
    }

    /** The sum of the squared norms of the images' gradients. */
    double trace() {
        double sum = 0;
        for (int i = 0; i < products.length; i++) {
            sum += products[i][i];
        }
        return sum;
    }

    /** The cosine between the kernel and the matrix that is 1 for images of one class and -1 for others, both less their means. */
    double labelAlignment() {
        var same = new double[labels.length][labels.length];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                same[i][j] = labels[i] == labels[j] ? 1 : -1;
            }
        }
        double kernelMean = mean(products);
        double labelMean = mean(same);
        double product = 0;
        double kernelSquares = 0;
        double labelSquares = 0;
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < labels.length; j++) {
                double one = products[i][j] - kernelMean;
                double other = same[i][j] - labelMean;
                product += one * other;
                kernelSquares += one * one;
                labelSquares += other * other;
            }
        }
        if (labelSquares == 0) {
            throw NoNumber.undefined("all images of the kernel have one label");
        }
        if (kernelSquares == 0) {
            throw NoNumber.undefined("the kernel is constant");
        }
        return product / Math.sqrt(kernelSquares * labelSquares);
    }

    private static double mean(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).sum() / matrix.length / matrix.length;
    }
}

package io.github.weft.tickets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import io.github.weft.run.Seeds;
import io.github.weft.sparse.Mask;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Multi-layer perceptrons with ReLU of one shape, any number of them judged by the same images in one batched computation. The weights of
 * one stand in a row, layer by layer: the kernel, outputs outermost, and then the biases.
 *
 * @param widths numbers of an image, hidden units of each layer, classes
 */
public record Perceptrons(List<Integer> widths) {

    public Perceptrons {
        widths = List.copyOf(widths);
        if (widths.size() < 2 || widths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException(
                    "widths (%s) must be at least two positive numbers. Maybe 49, 16, 10.".formatted(widths));
        }
    }

    /** Number of kernels. */
    int layers() {
        return widths.size() - 1;
    }

    /** Weights of one network, biases included. */
    public int weights() {
        return start(layers());
    }

    /** Where the weights of kernels are. */
    public Mask kernels() {
        return Mask.of(
                weights(),
                IntStream.range(0, layers())
                        .flatMap(layer -> IntStream.range(start(layer), biases(layer)))
                        .toArray());
    }

    /** Where the kernel of one layer is, from 0. */
    public Mask kernel(int layer) {
        return Mask.of(weights(), IntStream.range(start(layer), biases(layer)).toArray());
    }

    private int start(int layer) {
        return IntStream.range(0, layer)
                .map(i -> (widths.get(i) + 1) * widths.get(i + 1))
                .sum();
    }

    private int biases(int layer) {
        return start(layer) + widths.get(layer) * widths.get(layer + 1);
    }

    /** Kernels normal with variance {@code 2 / fan in} (He et al., 2015), biases zero. */
    double[] initial(long seed) {
        RandomGenerator random = Seeds.generator(seed, "weights");
        var weights = new double[weights()];
        for (int layer = 0; layer < layers(); layer++) {
            double deviation = Math.sqrt(2.0 / widths.get(layer));
            for (int i = start(layer); i < biases(layer); i++) {
                weights[i] = deviation * random.nextGaussian();
            }
        }
        return weights;
    }

    /** The mean cross-entropy of each network over the named images, in nats. */
    double[] losses(float[] members, Thumbnails images, int[] batch) {
        int classes = widths.get(layers());
        var targets = new float[classes * batch.length];
        for (int i = 0; i < batch.length; i++) {
            targets[images.label(batch[i]) * batch.length + i] = -1f / batch.length;
        }
        try (Scope scope = Scope.open()) {
            float[] losses = Torch.plain(() -> logits(members, images.numbers(batch), scope)
                            .logSoftmax(1)
                            .muli(scope.floats(targets, classes, batch.length))
                            .sum(new int[] {1, 2}))
                    .toFloatArray();
            return IntStream.range(0, losses.length).mapToDouble(i -> losses[i]).toArray();
        }
    }

    /** The share of images that one network gives their own class, in percent; of equal logits the first class counts. */
    public double accuracy(double[] weights, Thumbnails images) {
        var member = new float[weights.length];
        for (int i = 0; i < member.length; i++) {
            member[i] = (float) weights[i];
        }
        int[] all = IntStream.range(0, images.size()).toArray();
        try (Scope scope = Scope.open()) {
            float[] logits = Torch.plain(() -> logits(member, images.numbers(all), scope))
                    .toFloatArray();
            long right = Arrays.stream(all)
                    .filter(image -> best(logits, image, all.length) == images.label(image))
                    .count();
            return 100.0 * right / all.length;
        }
    }

    private static int best(float[] logits, int image, int images) {
        int best = 0;
        for (int label = 1; label < logits.length / images; label++) {
            best = logits[label * images + image] > logits[best * images + image] ? label : best;
        }
        return best;
    }

    /** Logits {@code [networks, classes, images]}: classes before images, which is several times as fast. */
    private NDArray logits(float[] members, float[] numbers, Scope scope) {
        int networks = members.length / weights();
        int images = numbers.length / widths.get(0);
        NDArray rows = scope.floats(members, networks, weights());
        NDArray flow = scope.floats(numbers, images, widths.get(0)).transpose();
        for (int layer = 0; layer < layers(); layer++) {
            int in = widths.get(layer);
            int out = widths.get(layer + 1);
            NDArray kernel = columns(rows, start(layer), biases(layer));
            NDArray biases = columns(rows, biases(layer), start(layer + 1)).reshape(networks, out, 1);
            NDArray products = layer == 0
                    ? kernel.reshape((long) networks * out, in).matMul(flow).reshape(networks, out, images)
                    : kernel.reshape(networks, out, in).matMul(Activation.relu(flow));
            flow = products.addi(biases);
        }
        return flow;
    }

    private static NDArray columns(NDArray rows, int from, int to) {
        return rows.get(new NDIndex().addAllDim().addSliceDim(from, to));
    }
}

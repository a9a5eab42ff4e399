package io.github.weft.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.data.Dataset;
import io.github.weft.eval.Deadline;
import io.github.weft.run.Seeds;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Torch;
import io.github.weft.torch.Weights;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gives a sub-network batch-norm statistics of its own: the plain average of the mean and of the unbiased variance over fixed batches of
 * training images as they are. What comes out depends on weights, network and data alone, not on what was evaluated before.
 *
 * <p>Single Path One-Shot averages with momentum 0.1, Once-for-All the biased variance.
 *
 * @param batches how many
 * @param size images of each; fewer where there are not so many
 */
public record Recalibration(int batches, int size) {

    /** 16 batches of 128 images. */
    public static Recalibration usual() {
        return new Recalibration(16, 128);
    }

    public Recalibration {
        if (batches < 1 || size < 2) {
            throw new IllegalArgumentException(
                    "recalibration needs at least 1 batch (%s) of at least 2 images (%s).".formatted(batches, size));
        }
    }

    /** The network's statistics; normalisations that it lacks cost nothing. */
    public Statistics of(Network network, Weights weights, Dataset data, Deadline deadline, Scope scope) {
        Statistics statistics = Statistics.cumulative(network, DataType.FLOAT32, scope);
        if (network.nodes().stream().noneMatch(node -> node.op() instanceof Op.BatchNorm)) {
            return statistics;
        }
        var executor = new Executor(network, weights);
        Pass pass = Pass.with(new BatchNormMode.Collect(statistics)).until(deadline);
        int[] order = order(data);
        int length = Math.min(size, order.length);
        Shape shape = data.shape();
        var pixels = new float[Math.toIntExact(length * shape.size())];
        for (int batch = 0; batch < Math.min(batches, order.length / length); batch++) {
            data.train().copy(Arrays.copyOfRange(order, batch * length, (batch + 1) * length), pixels);
            try (Scope inner = scope.inner()) {
                NDArray input = inner.floats(pixels, length, shape.features(), shape.height(), shape.width());
                Torch.plain(() -> executor.logits(input, inner, pass)).close();
            }
        }
        return statistics;
    }

    /** Training images in an order that the data alone decide. */
    private static int[] order(Dataset data) {
        int[] order = IntStream.range(0, data.train().size()).toArray();
        var random = Seeds.generator(0, "recalibration", data.digest());
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int image = order[i];
            order[i] = order[j];
            order[j] = image;
        }
        return order;
    }
}

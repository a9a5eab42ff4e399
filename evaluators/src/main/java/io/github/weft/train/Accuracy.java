package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.data.Images;
import io.github.weft.eval.Deadline;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Torch;
import io.github.weft.torch.Weights;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The share of images that a network gives their own class. */
public final class Accuracy {

    private static final int BATCH = 200;

    private Accuracy() {}

    /**
     * In percent, normalising by running statistics; of equal logits the first class counts. Empty if a logit is not a
     * finite number.
     */
    public static OptionalDouble percent(
            Network network, Weights weights, Statistics statistics, Images images, Deadline deadline, Scope scope) {
        var executor = new Executor(network, weights);
        Pass pass = Pass.with(new BatchNormMode.Running(statistics)).until(deadline);
        int right = 0;
        for (int start = 0; start < images.size(); start += BATCH) {
            int[] batch = IntStream.range(start, Math.min(start + BATCH, images.size()))
                    .toArray();
            float[] logits = logits(executor, pass, images, batch, scope);
            int classes = logits.length / batch.length;
            for (int i = 0; i < batch.length; i++) {
                int best = 0;
                for (int label = 0; label < classes; label++) {
                    float logit = logits[i * classes + label];
                    if (!Float.isFinite(logit)) {
                        return OptionalDouble.empty();
                    }
                    best = logit > logits[i * classes + best] ? label : best;
                }
                right += best == images.label(batch[i]) ? 1 : 0;
            }
        }
        return OptionalDouble.of(100.0 * right / images.size());
    }

    /** The same for a network that was trained before. */
    public static OptionalDouble percent(Network network, Snapshot snapshot, Images images, Deadline deadline) {
        try (Scope scope = Scope.open()) {
            return percent(
                    network,
                    snapshot.weights(network, scope),
                    snapshot.statistics(network, scope),
                    images,
                    deadline,
                    scope);
        }
    }

    private static float[] logits(Executor executor, Pass pass, Images images, int[] batch, Scope scope) {
        var shape = images.shape();
        var pixels = new float[Math.toIntExact(batch.length * shape.size())];
        images.copy(batch, pixels);
        try (Scope step = scope.inner()) {
            NDArray input = step.floats(pixels, batch.length, shape.features(), shape.height(), shape.width());
            return Torch.plain(() -> executor.logits(input, step, pass)).toFloatArray();
        }
    }
}

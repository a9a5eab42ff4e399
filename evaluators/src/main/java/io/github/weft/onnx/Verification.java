package io.github.weft.onnx;

import io.github.weft.arch.Network;
import io.github.weft.data.Images;
import io.github.weft.eval.Deadline;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import io.github.weft.train.Snapshot;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Holds a model file in ONNX Runtime against the network it was made of, image by image. */
public final class Verification {

    private static final int BATCH = 100;

    private final Network network;
    private final Snapshot weights;

    public Verification(Network network, Snapshot weights) {
        this.network = network;
        this.weights = weights;
    }

    /**
     * Both on the same images: the network on normalised ones, the file on their pixels scaled to [0, 1].
     *
     * @param model made with the images' normalisation
     * @param batch how many images the file takes; empty for any number
     */
    public Parity over(Images images, byte[] model, OptionalInt batch) {
        int size = batch.orElse(BATCH);
        Images pixels = images.unscaled();
        Parity parity = Parity.none();
        try (Scope scope = Scope.open();
                OnnxSession session = OnnxSession.open(model)) {
            var executor = new Executor(network, weights.weights(network, scope));
            Pass pass = Pass.with(new BatchNormMode.Running(weights.statistics(network, scope)))
                    .until(Deadline.none());
            for (int start = 0; start < images.size(); start += size) {
                int[] chosen = IntStream.range(start, Math.min(start + size, images.size()))
                        .toArray();
                int[] filled = batch.isPresent() ? Arrays.copyOf(chosen, size) : chosen;
                float[] expected = logits(executor, pass, images, chosen, scope);
                float[] actual = session.logits(copied(pixels, filled));
                parity = parity.and(
                        expected,
                        actual,
                        Arrays.stream(chosen).map(images::label).toArray());
            }
        }
        return parity;
    }

    private static float[] logits(Executor executor, Pass pass, Images images, int[] batch, Scope scope) {
        var shape = images.shape();
        try (Scope step = scope.inner()) {
            var input =
                    step.floats(copied(images, batch), batch.length, shape.features(), shape.height(), shape.width());
            return Torch.plain(() -> executor.logits(input, step, pass)).toFloatArray();
        }
    }

    private static float[] copied(Images images, int[] batch) {
        var numbers = new float[Math.toIntExact(batch.length * images.shape().size())];
        images.copy(batch, numbers);
        return numbers;
    }
}

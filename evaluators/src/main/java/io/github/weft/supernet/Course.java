package io.github.weft.supernet;

import io.github.weft.data.Images;
import io.github.weft.run.Seeds;
import io.github.weft.train.Epoch;
import io.github.weft.train.Presentation;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The images of every step: epoch after epoch in ever new orders, unless a sampler chooses them. What a step shows depends on nothing but
 * seed and step.
 */
final class Course {

    /** Images of one step, normalised, with their labels, the weight of each in the loss, and which they are. */
    record Batch(float[] pixels, int[] labels, List<Double> weights, List<Integer> images) {}

    private final Images images;
    private final Presentation presentation;
    private final long seed;
    private @Nullable Epoch epoch;
    private int next = -1;

    Course(Images images, Presentation presentation, long seed) {
        this.images = images;
        this.presentation = presentation;
        this.seed = seed;
    }

    /** The batch of a step, from 0, in the order of the training images. Its arrays are good until the next is asked for. */
    Batch batch(int step) {
        int length = Epoch.batches(images, presentation);
        Epoch current = epoch;
        if (current == null || step != next || step % length == 0) {
            current = new Epoch(images, presentation, seed, 1 + step / length);
            for (int skipped = 0; skipped < step % length; skipped++) {
                current.advance();
            }
        }
        current.advance();
        epoch = current;
        next = step + 1;
        int size = current.labels().length;
        return new Batch(current.pixels(), current.labels(), Collections.nCopies(size, 1.0), current.images());
    }

    /** Images that a sampler chose for a step. */
    Batch batch(int step, Showing chosen) {
        RandomGenerator moves = Seeds.generator(seed, "crop of chosen", step);
        RandomGenerator mirrors = Seeds.generator(seed, "mirror of chosen", step);
        int size = Math.toIntExact(images.shape().size());
        int crop = presentation.crop();
        var pixels = new float[Math.multiplyExact(size, chosen.images().size())];
        for (int i = 0; i < chosen.images().size(); i++) {
            int down = moves.nextInt(-crop, crop + 1);
            int right = moves.nextInt(-crop, crop + 1);
            boolean mirrored = mirrors.nextBoolean() && presentation.mirror();
            images.copy(chosen.images().get(i), down, right, mirrored, pixels, i * size);
        }
        int[] labels = chosen.images().stream().mapToInt(images::label).toArray();
        return new Batch(pixels, labels, chosen.weights(), chosen.images());
    }
}

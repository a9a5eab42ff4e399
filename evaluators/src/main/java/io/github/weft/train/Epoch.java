package io.github.weft.train;

import io.github.weft.data.Images;
import io.github.weft.run.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One pass over the training images: a new order, each image moved and mirrored by chance. What it holds depends on
 * nothing but seed, presentation and number. Batches must be asked for one after the other; they share one pair of arrays.
 */
public final class Epoch {

    private final Images images;
    private final Presentation presentation;
    private final int[] order;
    private final RandomGenerator moves;
    private final RandomGenerator mirrors;
    private final float[] pixels;
    private final int[] labels;

    private int next;

    /** Prepares to read the epoch of that number, from 1. */
    public Epoch(Images images, Presentation presentation, long seed, int number) {
        this.images = images;
        this.presentation = presentation;
        this.order = shuffled(images.size(), Seeds.generator(seed, "shuffle", number));
        this.moves = Seeds.generator(seed, "crop", number);
        this.mirrors = Seeds.generator(seed, "mirror", number);
        int batch = presentation.batchSize(images);
        this.pixels = new float[Math.toIntExact(batch * images.shape().size())];
        this.labels = new int[batch];
    }

    /** Whole batches of an epoch; what is left over is not used in it. */
    public static int batches(Images images, Presentation presentation) {
        return images.size() / presentation.batchSize(images);
    }

    /** Fills the arrays with the next batch. */
    public void advance() {
        int size = Math.toIntExact(images.shape().size());
        for (int i = 0; i < labels.length; i++, next++) {
            int image = order[next];
            int down = moves.nextInt(-presentation.crop(), presentation.crop() + 1);
            int right = moves.nextInt(-presentation.crop(), presentation.crop() + 1);
            boolean mirrored = mirrors.nextBoolean() && presentation.mirror();
            images.copy(image, down, right, mirrored, pixels, i * size);
            labels[i] = images.label(image);
        }
    }

    /** The batch's normalised numbers, image by image. */
    public float[] pixels() {
        return pixels;
    }

    /** Which images the batch shows. */
    public List<Integer> images() {
        return Arrays.stream(order, next - labels.length, next).boxed().toList();
    }

    /** The batch's classes. */
    public int[] labels() {
        return labels;
    }

    private static int[] shuffled(int length, RandomGenerator random) {
        var order = new int[length];
        for (int i = 0; i < length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}

package io.github.weft.train;

import io.github.weft.data.Images;
import io.github.weft.run.Seeds;
import java.util.random.RandomGenerator;

/**
 * One pass over the training images: a new order, each image moved and mirrored by chance. What it holds depends on
 * nothing but seed, recipe and number. Batches must be asked for one after the other; they share one pair of arrays.
 */
final class Epoch {

    private final Images images;
    private final TrainingRecipe recipe;
    private final int[] order;
    private final RandomGenerator moves;
    private final RandomGenerator mirrors;
    private final float[] pixels;
    private final int[] labels;

    private int next;

    /** Prepares to read the epoch of that number, from 1. */
    Epoch(Images images, TrainingRecipe recipe, long seed, int number) {
        this.images = images;
        this.recipe = recipe;
        this.order = shuffled(images.size(), Seeds.generator(seed, "shuffle", number));
        this.moves = Seeds.generator(seed, "crop", number);
        this.mirrors = Seeds.generator(seed, "mirror", number);
        int batch = batchSize(images, recipe);
        this.pixels = new float[Math.toIntExact(batch * images.shape().size())];
        this.labels = new int[batch];
    }

    /** Whole batches of an epoch; what is left over is not used in it. */
    static int batches(Images images, TrainingRecipe recipe) {
        return images.size() / batchSize(images, recipe);
    }

    private static int batchSize(Images images, TrainingRecipe recipe) {
        return Math.min(recipe.batchSize(), images.size());
    }

    /** Fills the arrays with the next batch. */
    void advance() {
        int size = Math.toIntExact(images.shape().size());
        for (int i = 0; i < labels.length; i++, next++) {
            int image = order[next];
            int down = moves.nextInt(-recipe.crop(), recipe.crop() + 1);
            int right = moves.nextInt(-recipe.crop(), recipe.crop() + 1);
            boolean mirrored = mirrors.nextBoolean() && recipe.mirror();
            images.copy(image, down, right, mirrored, pixels, i * size);
            labels[i] = images.label(image);
        }
    }

    float[] pixels() {
        return pixels;
    }

    int[] labels() {
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

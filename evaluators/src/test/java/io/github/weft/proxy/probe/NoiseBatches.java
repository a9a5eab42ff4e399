package io.github.weft.proxy.probe;

import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;

/** Made-up batches. */
public final class NoiseBatches {

    private NoiseBatches() {}

    /** Independent normal pixels, labels in turn. */
    public static Batch noise(Shape shape, int size, int classes, long seed) {
        return Batch.of("noise", shape, pixels(shape, size, seed), labels(size, classes));
    }

    /** A batch of noise, and others of any size. */
    public static BatchSource source(Shape shape, int size, int classes, long seed) {
        return of(noise(shape, size, classes, seed), classes);
    }

    /** A given batch, and others of noise of any size. */
    public static BatchSource of(Batch batch, int classes) {
        return BatchSource.with(batch, size -> noise(batch.shape(), size, classes, size));
    }

    public static float[] pixels(Shape shape, int size, long seed) {
        float[] pixels = new float[Math.toIntExact(size * shape.size())];
        var random = Seeds.generator(seed, "pixels");
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return pixels;
    }

    public static int[] labels(int size, int classes) {
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = i % classes;
        }
        return labels;
    }
}

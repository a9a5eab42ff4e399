package io.github.weft.data;

import io.github.weft.arch.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Labelled images of one shape, kept as one byte a pixel. Immutable; batches are copied out as normalised numbers,
 * channels first, as a network reads them.
 */
public final class Images {

    private final Shape shape;
    private final byte[] pixels;
    private final int[] labels;
    private final float[][] levels;
    private final IntConsumer observer;

    private Images(Shape shape, byte[] pixels, int[] labels, float[][] levels, IntConsumer observer) {
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.levels = levels;
        this.observer = observer;
    }

    /**
     * Takes the arrays as they are: {@code shape.size()} bytes an image, channel by channel, row by row. Scaled to [0,
     * 1].
     */
    static Images of(Shape shape, byte[] pixels, int[] labels) {
        if (pixels.length != shape.size() * labels.length) {
            throw new IllegalArgumentException(
                    "%s bytes are not %s images of %s.".formatted(pixels.length, labels.length, shape));
        }
        return new Images(shape, pixels, labels, new float[0][], image -> {}).unscaled();
    }

    /** The same images, copied out as pixels scaled to [0, 1]. */
    public Images unscaled() {
        int channels = shape.features();
        return scaled(new Normalization(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0)));
    }

    /** The same images, telling of each that is copied out which one it is: to know who looks at them, and how often. */
    public Images observed(IntConsumer copied) {
        return new Images(shape, pixels, labels, levels, copied);
    }

    /** Shape of one image. */
    public Shape shape() {
        return shape;
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }

    /** Class of an image, from 0. */
    public int label(int image) {
        return labels[image];
    }

    /** Number of images of each class. */
    public List<Integer> classCounts(int classes) {
        var counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    /** Copies the named images one after the other to the front of {@code target}. */
    public void copy(int[] images, float[] target) {
        for (int i = 0; i < images.length; i++) {
            copy(images[i], 0, 0, false, target, Math.toIntExact(i * shape.size()));
        }
    }

    /**
     * Copies one image, moved and perhaps mirrored: the result at (row, column) is the image at (row + down, column +
     * right), or black outside of it, and is mirrored left to right after that.
     */
    public void copy(int image, int down, int right, boolean mirrored, float[] target, int offset) {
        observer.accept(image);
        int height = shape.height();
        int width = shape.width();
        int from = Math.max(0, -right);
        int to = Math.min(width, width - right);
        int at = offset;
        for (int channel = 0; channel < shape.features(); channel++) {
            float[] level = levels[channel];
            int plane = Math.toIntExact(image * shape.size()) + channel * height * width;
            for (int row = 0; row < height; row++, at += width) {
                int source = row + down;
                if (from > 0 || to < width || source < 0 || source >= height) {
                    Arrays.fill(target, at, at + width, level[0]);
                }
                if (source < 0 || source >= height) {
                    continue;
                }
                int start = plane + source * width + right;
                for (int column = from; column < to; column++) {
                    int place = mirrored ? at + width - 1 - column : at + column;
                    target[place] = level[pixels[start + column] & 0xff];
                }
            }
        }
    }

    /** Mean and standard deviation of the channels of these images. */
    Normalization normalization() {
        return Normalization.of(shape, pixels);
    }

    /** The same images, copied out normalised. */
    Images scaled(Normalization normalization) {
        return new Images(
                shape,
                pixels,
                labels,
                IntStream.range(0, shape.features())
                        .mapToObj(normalization::levels)
                        .toArray(float[][]::new),
                observer);
    }

    /** Only the named images, in the order named. */
    Images only(int[] images) {
        int size = Math.toIntExact(shape.size());
        var fewer = new byte[images.length * size];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(pixels, images[i] * size, fewer, i * size, size);
        }
        return new Images(
                shape, fewer, Arrays.stream(images).map(i -> labels[i]).toArray(), levels, observer);
    }

    /** Only the images of some classes, which become 0, 1, ... in the order named. */
    Images ofClasses(List<Integer> classes) {
        Images some = only(IntStream.range(0, size())
                .filter(i -> classes.contains(label(i)))
                .toArray());
        return new Images(
                shape,
                some.pixels,
                Arrays.stream(some.labels).map(classes::indexOf).toArray(),
                levels,
                observer);
    }

    void addTo(MessageDigest digest) {
        digest.update((shape + " " + labels.length + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(pixels);
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * labels.length);
        Arrays.stream(labels).forEach(buffer::putInt);
        digest.update(buffer.array());
    }
}

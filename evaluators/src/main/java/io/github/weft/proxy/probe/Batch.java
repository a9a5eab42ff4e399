package io.github.weft.proxy.probe;

import io.github.weft.arch.Shape;
import io.github.weft.data.Images;
import io.github.weft.run.Digest;
import io.github.weft.run.Seeds;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A few labelled, normalised samples that every candidate is looked at with. */
public final class Batch {

    /** How many images most published results use. */
    public static final int DEFAULT_SIZE = 64;

    private final String data;
    private final Shape shape;
    private final float[] values;
    private final int[] labels;
    private final String digest;

    private Batch(String data, Shape shape, float[] values, int[] labels) {
        this.data = data;
        this.shape = shape;
        this.values = values;
        this.labels = labels;
        this.digest = digest(values, labels);
    }

    /**
     * Copies the samples.
     *
     * @param data name of the data they are from
     * @param shape of one sample
     * @param values sample after sample
     */
    public static Batch of(String data, Shape shape, float[] values, int[] labels) {
        if (labels.length == 0 || values.length != labels.length * shape.size()) {
            throw new IllegalArgumentException("batch of %s values must hold %s values for each of %s labels."
                    .formatted(values.length, shape.size(), labels.length));
        }
        return new Batch(data, shape, values.clone(), labels.clone());
    }

    /** Different images drawn by a seed. */
    public static Batch draw(String data, Images images, int size, long seed) {
        if (size < 2 || size > images.size()) {
            throw new IllegalArgumentException(
                    "batch (%s) must be from 2 to the number of training images, %s.".formatted(size, images.size()));
        }
        RandomGenerator random = Seeds.generator(seed, "proxy-batch");
        int[] order = IntStream.range(0, images.size()).toArray();
        for (int i = 0; i < size; i++) {
            int other = i + random.nextInt(order.length - i);
            int chosen = order[other];
            order[other] = order[i];
            order[i] = chosen;
        }
        int[] chosen = Arrays.copyOf(order, size);
        float[] values = new float[Math.toIntExact(size * images.shape().size())];
        images.copy(chosen, values);
        return new Batch(
                data,
                images.shape(),
                values,
                Arrays.stream(chosen).map(images::label).toArray());
    }

    public String data() {
        return data;
    }

    public Shape shape() {
        return shape;
    }

    public int size() {
        return labels.length;
    }

    /** Some of the samples, one after the other from the given one. */
    public Batch part(int from, int count) {
        int length = Math.toIntExact(shape.size());
        return new Batch(
                data,
                shape,
                Arrays.copyOfRange(values, from * length, (from + count) * length),
                Arrays.copyOfRange(labels, from, from + count));
    }

    /** First sixteen digits of the SHA-256 of values and labels. */
    public String digest() {
        return digest;
    }

    /** The values, sample after sample. */
    public float[] values() {
        return values.clone();
    }

    public int label(int sample) {
        return labels[sample];
    }

    /** @throws IllegalArgumentException if a label is not below the number of classes */
    public void checkLabels(int classes) {
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(
                        "label (%s) is not one of the network's %s classes.".formatted(label, classes));
            }
        }
    }

    /** The dimensions of the whole batch. */
    public long[] dims() {
        return IntStream.concat(IntStream.of(size()), shape.dims().stream().mapToInt(Integer::intValue))
                .asLongStream()
                .toArray();
    }

    private static String digest(float[] values, int[] labels) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length + Integer.BYTES * labels.length);
        bytes.asFloatBuffer().put(values);
        bytes.position(Float.BYTES * values.length).slice().asIntBuffer().put(labels);
        MessageDigest digest = Digest.sha256();
        digest.update(bytes.array());
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}

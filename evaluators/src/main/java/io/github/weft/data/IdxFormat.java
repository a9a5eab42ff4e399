package io.github.weft.data;

import io.github.weft.arch.Shape;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * The IDX format of MNIST and its successors: a big-endian magic number and dimensions, then one unsigned byte a value.
 */
final class IdxFormat {

    static final int LARGEST_SIDE = 10_000;
    private static final int IMAGES_MAGIC = 0x803;
    private static final int LABELS_MAGIC = 0x801;

    private IdxFormat() {}

    /** Images and their labels, from two files. */
    static Images read(DataFile imageFile, DataFile labelFile) {
        byte[] labels = labels(labelFile);
        return imageFile.read(stream -> {
            var in = new DataInputStream(stream);
            magic(imageFile, in, IMAGES_MAGIC, "images");
            int count = count(imageFile, in);
            int height = in.readInt();
            int width = in.readInt();
            if (height < 1 || width < 1 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
                throw new DataException(
                        "data file (%s) claims images of %sx%s pixels, not 1 to %s a side. Maybe it is damaged."
                                .formatted(
                                        imageFile.name(),
                                        Integer.toUnsignedString(height),
                                        Integer.toUnsignedString(width),
                                        LARGEST_SIDE));
            }
            if (count != labels.length) {
                throw new DataException(
                        "data file (%s) has %s images but %s has %s labels. Maybe they are of different sets."
                                .formatted(imageFile.name(), count, labelFile.name(), labels.length));
            }
            byte[] pixels = DataFile.exactly(in, bytes(imageFile, (long) count * height * width));
            end(imageFile, in);
            return Images.of(
                    Shape.image(1, height, width),
                    pixels,
                    IntStream.range(0, count).map(i -> labels[i] & 0xff).toArray());
        });
    }

    private static byte[] labels(DataFile file) {
        return file.read(stream -> {
            var in = new DataInputStream(stream);
            magic(file, in, LABELS_MAGIC, "labels");
            byte[] labels = DataFile.exactly(in, count(file, in));
            end(file, in);
            return labels;
        });
    }

    private static void magic(DataFile file, DataInputStream in, int expected, String what) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            throw new DataException("data file (%s) is empty. Maybe copy it again.".formatted(file.name()));
        }
        in.reset();
        int magic = in.readInt();
        if (magic != expected) {
            throw new DataException(("data file (%s) is not an IDX file of %s: it starts with %08x, not %08x."
                            + " Maybe it is another file under this name.")
                    .formatted(file.name(), what, magic, expected));
        }
    }

    private static int count(DataFile file, DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count == 0) {
            throw new DataException("data file (%s) holds nothing: its count is 0.".formatted(file.name()));
        }
        return bytes(file, Integer.toUnsignedLong(count));
    }

    private static int bytes(DataFile file, long count) {
        if (count > Integer.MAX_VALUE - 8) {
            throw new DataException("data file (%s) claims %s bytes, more than 2 GB. Maybe it is damaged."
                    .formatted(file.name(), count));
        }
        return (int) count;
    }

    private static void end(DataFile file, DataInputStream in) throws IOException {
        if (in.read() >= 0) {
            throw new DataException(
                    "data file (%s) is longer than its header says. Maybe it is damaged.".formatted(file.name()));
        }
    }
}

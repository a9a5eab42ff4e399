package io.github.weft.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Writes data sets of a few pixels. */
final class TinyFiles {

    private TinyFiles() {}

    /** Images of 2x2 pixels; all four pixels of image i are 10 i. */
    static byte[] idxImages(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + 4 * count);
        bytes.putInt(0x803).putInt(count).putInt(2).putInt(2);
        for (int i = 0; i < 4 * count; i++) {
            bytes.put((byte) (i / 4 * 10));
        }
        return bytes.array();
    }

    static byte[] idxLabels(int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
        bytes.putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }

    /** Three images of each of two classes to train on, two to test. */
    static Path idxFolder(Path folder) {
        write(folder.resolve("train-images-idx3-ubyte"), idxImages(6));
        write(folder.resolve("train-labels-idx1-ubyte"), idxLabels(0, 1, 0, 1, 0, 1));
        write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(idxImages(2)));
        write(folder.resolve("t10k-labels-idx1-ubyte.gz"), gzip(idxLabels(1, 0)));
        return folder;
    }

    /** {@code each} records of every class; the pixels of a record are its number. */
    static byte[] cifar(int each) {
        var bytes = new byte[3073 * 10 * each];
        for (int i = 0; i < 10 * each; i++) {
            java.util.Arrays.fill(bytes, 3073 * i, 3073 * (i + 1), (byte) i);
            bytes[3073 * i] = (byte) (i % 10);
        }
        return bytes;
    }

    static void picture(Path file, int width, int height, int rgb, int type) {
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (type == BufferedImage.TYPE_BYTE_GRAY) {
                    image.getRaster().setSample(x, y, 0, rgb & 0xff);
                } else {
                    image.setRGB(x, y, rgb);
                }
            }
        }
        picture(file, image);
    }

    static void picture(Path file, BufferedImage image) {
        try {
            Files.createDirectories(file.getParent());
            String name = file.getFileName().toString();
            ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.weft.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * One decoded picture, resized to a square: a red, a green and a blue plane, all equal if it is grey. Transparency is
 * ignored.
 */
final class Picture {

    private static final int CHANNELS = 3;

    private final byte[] planes;
    private final boolean grey;

    private Picture(byte[] planes, boolean grey) {
        this.planes = planes;
        this.grey = grey;
    }

    boolean grey() {
        return grey;
    }

    /** Copies the first {@code length} bytes: one plane or all three. */
    void copy(byte[] target, int offset, int length) {
        System.arraycopy(planes, 0, target, offset, length);
    }

    /**
     * @throws DataException if the file is no PNG or JPEG, is damaged or claims more than 10,000 pixels a side; nothing
     *     that large is decoded
     */
    static Picture read(Path file, int size) {
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (Files.size(file) == 0) {
                throw new DataException("image (%s) is empty. Maybe remove it.".formatted(file));
            }
            ImageReader reader = reader(file, in);
            try {
                return decode(file, reader, size);
            } finally {
                reader.dispose();
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DataException(
                    "image (%s) cannot be decoded (%s). Maybe it is damaged: remove it or save it anew as PNG."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static ImageReader reader(Path file, ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            if (format.equals("png") || format.equals("jpeg")) {
                reader.setInput(in, true, true);
                return reader;
            }
        }
        throw new DataException(
                "image (%s) is neither PNG nor JPEG. Maybe it is damaged or another format under this name."
                        .formatted(file));
    }

    private static Picture decode(Path file, ImageReader reader, int size) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > IdxFormat.LARGEST_SIDE || height > IdxFormat.LARGEST_SIDE) {
            throw new DataException("image (%s) is %sx%s pixels; at most %s a side are read. Maybe shrink it first."
                    .formatted(file, width, height, IdxFormat.LARGEST_SIDE));
        }
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                throw new DataException("image (%s) is truncated (%s). Maybe copy it again.".formatted(file, warning));
            }
        });
        return resized(reader.read(0), size);
    }

    private static Picture resized(BufferedImage image, int size) {
        boolean grey = isGrey(image);
        var resampling = new Resampling(image.getWidth(), image.getHeight(), size, grey ? 1 : CHANNELS);
        var row = new int[image.getWidth()];
        var levels = new int[image.getWidth()];
        boolean raw = grey && !(image.getColorModel() instanceof IndexColorModel);
        for (int y = 0; y < image.getHeight(); y++) {
            if (raw) {
                int excess = Math.max(0, image.getSampleModel().getSampleSize(0) - Byte.SIZE);
                image.getRaster().getSamples(0, y, row.length, 1, 0, levels);
                for (int x = 0; x < levels.length; x++) {
                    levels[x] >>= excess;
                }
                resampling.add(0, y, levels);
                continue;
            }
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int channel = 0; channel < (grey ? 1 : CHANNELS); channel++) {
                for (int x = 0; x < row.length; x++) {
                    levels[x] = row[x] >> (Byte.SIZE * (CHANNELS - 1 - channel)) & 0xff;
                }
                resampling.add(channel, y, levels);
            }
        }
        var planes = new byte[CHANNELS * size * size];
        for (int channel = 0; channel < CHANNELS; channel++) {
            resampling.copy(grey ? 0 : channel, planes, channel * size * size);
        }
        return new Picture(planes, grey);
    }

    /** Grey by its colour space or, for a palette, by all its colours. */
    private static boolean isGrey(BufferedImage image) {
        if (image.getColorModel() instanceof IndexColorModel palette) {
            for (int i = 0; i < palette.getMapSize(); i++) {
                if (palette.getRed(i) != palette.getGreen(i) || palette.getGreen(i) != palette.getBlue(i)) {
                    return false;
                }
            }
            return true;
        }
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }
}

package io.github.weft.space.hybrid;

import io.github.weft.arch.Shape;
import io.github.weft.space.Setting;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which images fit a fabric, and at what reduction.
 *
 * @param space named in messages
 */
record Fitting(String space, Fabric fabric) {

    static final String CHANNELS = "channels";
    static final String STRIDE = "stem-stride";

    /** More would cost more than all convolutions: attention relates every place to every other. */
    private static final long MOST_PLACES = 32 * 32;

    private static final int SMALLEST_LAST_MAP = 4;
    private static final int MULTIPLE = 4;

    /**
     * The published reduction, half or a fourth of it where less than 4x4 places would be left of the image, and more where attention
     * would see more than 32x32. Channels shrink with the reduction.
     */
    Setting setting(Shape input, int classes) {
        int stride = fabric.stemStride();
        if (input.isImage()) {
            int shorter = Math.min(input.height(), input.width());
            while (stride > 1 && shorter / stride >> fabric.drops() < SMALLEST_LAST_MAP) {
                stride /= 2;
            }
            while (attended(input, stride) > MOST_PLACES && shorter >= 2 * smallest(stride)) {
                stride *= 2;
            }
        }
        int channels = fabric.channels() * Math.min(stride, fabric.stemStride()) / fabric.stemStride();
        var setting = new Setting(input, classes, new TreeMap<>(Map.of(CHANNELS, channels, STRIDE, stride)));
        check(setting);
        return setting;
    }

    /** @throws IllegalArgumentException if the networks do not fit, saying what would */
    void check(Setting setting) {
        Shape input = setting.input();
        if (!input.isImage()) {
            throw new IllegalArgumentException(
                    "input (%s) must be an image CxHxW for space %s.".formatted(input, space));
        }
        int channels = setting.size(CHANNELS);
        if (channels % MULTIPLE != 0) {
            throw new IllegalArgumentException("skeleton size %s (%s) must be a multiple of %s for space %s."
                    .formatted(CHANNELS, channels, MULTIPLE, space));
        }
        int stride = setting.size(STRIDE);
        if (Integer.bitCount(stride) != 1) {
            throw new IllegalArgumentException(
                    "skeleton size %s (%s) must be 1, 2, 4 or another power of two for space %s."
                            .formatted(STRIDE, stride, space));
        }
        if (Math.min(input.height(), input.width()) < smallest(stride)) {
            throw new IllegalArgumentException(
                    "input (%s) is too small for space %s with skeleton size %s (%s): both sides must be at least %s pixels."
                            .formatted(input, space, STRIDE, stride, smallest(stride)));
        }
        long places = attended(input, stride);
        if (places > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "input (%s) is too large for the attention of space %s with skeleton size %s (%s): it would relate %s places to each other, at most %s fit. Maybe use --skeleton %s=%s, or smaller images."
                            .formatted(
                                    input, space, STRIDE, stride, places, MOST_PLACES, STRIDE, fitting(input, stride)));
        }
    }

    private int fitting(Shape input, int stride) {
        int larger = stride;
        while (attended(input, larger) > MOST_PLACES) {
            larger *= 2;
        }
        return larger;
    }

    /** The shorter side that leaves a place after all halving. */
    private int smallest(int stride) {
        return stride << fabric.drops();
    }

    /** Places of the largest map that is attended. */
    private long attended(Shape input, int stride) {
        int reduction = stride << fabric.firstAttended();
        return reduced(input.height(), reduction) * reduced(input.width(), reduction);
    }

    private static long reduced(int side, int by) {
        return (side + (long) by - 1) / by;
    }
}

package io.github.weft.train;

import io.github.weft.data.Images;

/**
 * How training images are shown.
 *
 * @param batchSize images of one step
 * @param crop images are moved by up to so many pixels in each direction, black moving in
 * @param mirror whether every second image, by chance, is mirrored left to right
 */
public record Presentation(int batchSize, int crop, boolean mirror) {

    private static final int MOST_BATCH = 8192;
    private static final int MOST_CROP = 64;

    public Presentation {
        within("batch-size", batchSize, 2, MOST_BATCH);
        within("crop", crop, 0, MOST_CROP);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s (%s) must be between %s and %s.".formatted(name, value, least, most));
        }
    }

    /** Images of a step: all there are, if they are fewer than asked for. */
    public int batchSize(Images images) {
        return Math.min(batchSize, images.size());
    }
}

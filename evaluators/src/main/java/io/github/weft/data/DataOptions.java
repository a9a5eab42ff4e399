package io.github.weft.data;

import java.util.OptionalInt;

/**
 * How a data source becomes a data set.
 *
 * @param validationShare part of the training images that is held back for validation, of every class
 * @param limit at most so many training images, of every class its share
 * @param imageSize side in pixels that images of a folder are resized to; formats of fixed size ignore it
 * @param seed decides which images are held back and which a limit keeps. Keep it fixed while run seeds change, so that
 *     runs compare
 */
public record DataOptions(double validationShare, OptionalInt limit, int imageSize, long seed) {

    static final int LARGEST_IMAGE_SIZE = 1024;

    public DataOptions {
        if (!(validationShare > 0 && validationShare <= 0.5)) {
            throw new DataException(
                    "validation share (%s) must be above 0 and at most 0.5. Maybe 0.1667.".formatted(validationShare));
        }
        if (limit.isPresent() && limit.getAsInt() < 1) {
            throw new DataException("limit (%s) must be at least 1 image of every class.".formatted(limit.getAsInt()));
        }
        if (imageSize < 4 || imageSize > LARGEST_IMAGE_SIZE) {
            throw new DataException("image size (%s) must be between 4 and %s pixels. Maybe 32."
                    .formatted(imageSize, LARGEST_IMAGE_SIZE));
        }
    }

    /** A sixth for validation, all images, 32 by 32 pixels, seed 0. */
    public static DataOptions defaults() {
        return new DataOptions(1.0 / 6, OptionalInt.empty(), 32, 0);
    }

    public DataOptions withValidationShare(double share) {
        return new DataOptions(share, limit, imageSize, seed);
    }

    public DataOptions withLimit(int images) {
        return new DataOptions(validationShare, OptionalInt.of(images), imageSize, seed);
    }

    public DataOptions withImageSize(int pixels) {
        return new DataOptions(validationShare, limit, pixels, seed);
    }

    public DataOptions withSeed(long newSeed) {
        return new DataOptions(validationShare, limit, imageSize, newSeed);
    }
}

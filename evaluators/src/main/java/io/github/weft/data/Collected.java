package io.github.weft.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the files hold, before it is split: the images for training and, where the source has its own, those for the
 * test.
 */
record Collected(String name, List<String> classNames, Images training, Optional<Images> test) {

    private static final double TEST_SHARE = 0.2;

    /**
     * Checks, splits off test (a fifth, where there is none) and validation, limits, and normalises by what is left to
     * train on.
     */
    Dataset split(DataOptions options) {
        checkClasses(test.isPresent() ? 2 : 3);
        test.ifPresent(this::checkTest);
        int classes = classNames.size();
        Images learning = training;
        Images testing;
        if (test.isPresent()) {
            testing = test.get();
        } else {
            int total = Math.max(classes, (int) Math.round(TEST_SHARE * training.size()));
            List<Images> parts = Shares.split(training, classes, total, 2, options.seed(), "test");
            learning = parts.get(0);
            testing = parts.get(1);
        }
        int held = Math.max(classes, (int) Math.round(options.validationShare() * learning.size()));
        List<Images> parts = Shares.split(learning, classes, held, 1, options.seed(), "validation");
        Images train = limited(parts.get(0), options);
        Normalization normalization = train.normalization();
        return Dataset.of(
                name,
                classNames,
                normalization,
                train.scaled(normalization),
                parts.get(1).scaled(normalization),
                testing.scaled(normalization));
    }

    private Images limited(Images train, DataOptions options) {
        int limit = options.limit().orElse(train.size());
        if (limit < classNames.size()) {
            throw new DataException("limit (%s) must be at least one image for each of the %s classes of %s."
                    .formatted(limit, classNames.size(), name));
        }
        if (limit >= train.size()) {
            return train;
        }
        return Shares.split(train, classNames.size(), limit, 0, options.seed(), "limit")
                .get(1);
    }

    private void checkClasses(int needed) {
        if (classNames.size() < 2) {
            throw new DataException(
                    "data (%s) has one class only (%s). Maybe its classes are missing: at least 2 are needed."
                            .formatted(name, String.join(", ", classNames)));
        }
        List<Integer> counts = training.classCounts(classNames.size());
        var scarce = new ArrayList<String>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) < needed) {
                scarce.add("%s (%s)".formatted(classNames.get(i), counts.get(i)));
            }
        }
        if (!scarce.isEmpty()) {
            throw new DataException(("data (%s) has too few training images of class %s:"
                            + " each class needs at least %s, to be split into %s.")
                    .formatted(
                            name,
                            String.join(", ", scarce.subList(0, Math.min(5, scarce.size()))),
                            needed,
                            needed == 2 ? "training and validation" : "training, validation and test"));
        }
    }

    private void checkTest(Images images) {
        if (!images.shape().equals(training.shape())) {
            throw new DataException(
                    "data (%s) has test images of %s but training images of %s. Maybe they are of different sets."
                            .formatted(name, images.shape(), training.shape()));
        }
        for (int i = 0; i < images.size(); i++) {
            if (images.label(i) >= classNames.size()) {
                throw new DataException(
                        "data (%s) has a test image of class %s, but its training images know classes 0 to %s only."
                                .formatted(name, images.label(i), classNames.size() - 1));
            }
        }
    }
}

package io.github.weft.data;

import io.github.weft.arch.Shape;
import io.github.weft.run.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Labelled images in three parts that share no image of their source: to train on, to choose by, and to read once at
 * the end.
 *
 * @param name what the user called it
 * @param classNames by label
 * @param normalization of the training part alone; all three parts are copied out with it
 * @param digest SHA-256 over class names, pixels and labels of the three parts: equal digests mean equal data, equally
 *     split
 */
public record Dataset(
        String name,
        List<String> classNames,
        Normalization normalization,
        Images train,
        Images validation,
        Images test,
        String digest) {

    public Dataset {
        classNames = List.copyOf(classNames);
    }

    static Dataset of(
            String name,
            List<String> classNames,
            Normalization normalization,
            Images train,
            Images validation,
            Images test) {
        MessageDigest digest = Digest.sha256();
        digest.update(String.join("\n", classNames).getBytes(StandardCharsets.UTF_8));
        train.addTo(digest);
        validation.addTo(digest);
        test.addTo(digest);
        return new Dataset(
                name,
                classNames,
                normalization,
                train,
                validation,
                test,
                HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * The images of some classes alone, which become classes 0, 1, ... in the order named. They are still normalised as all are.
     *
     * @throws IllegalArgumentException if a class is named twice, or is none of these
     */
    public Dataset ofClasses(List<Integer> classes) {
        if (classes.stream().distinct().count() < classes.size()
                || classes.stream().anyMatch(label -> label < 0 || label >= classNames.size())) {
            throw new IllegalArgumentException(
                    "classes (%s) must be different numbers from 0 to %s.".formatted(classes, classNames.size() - 1));
        }
        return of(
                "%s of classes %s".formatted(name, classes),
                classes.stream().map(classNames::get).toList(),
                normalization,
                train.ofClasses(classes),
                validation.ofClasses(classes),
                test.ofClasses(classes));
    }

    /** Shape of one image. */
    public Shape shape() {
        return train.shape();
    }

    public int classes() {
        return classNames.size();
    }

    @Override
    public String toString() {
        return "%s: %s, %s classes, %s to train on, %s to validate, %s to test"
                .formatted(name, shape(), classes(), train.size(), validation.size(), test.size());
    }
}

package io.github.weft.data;

import io.github.weft.run.Names;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code --data} can name. */
public enum DataSource {
    /** The shipped sample of Fashion-MNIST: 6,000 images to learn from, 1,000 to test. */
    FASHION_MNIST("fashion-mnist", false, "6,000 + 1,000 images of Fashion-MNIST, in the jar"),
    /** Grey images in the IDX format of MNIST. */
    IDX("idx", true, "four IDX files: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-..., plain or .gz"),
    /** CIFAR-10 in its binary layout. */
    CIFAR10("cifar10", true, "data_batch_*.bin (one is enough) and test_batch.bin, plain or .gz"),
    /** Pictures in folders. */
    FOLDER("folder", true, "one sub-folder a class with PNG or JPEG images; train/ and test/ above them, or split");

    private final String scheme;
    private final boolean folder;
    private final String summary;

    DataSource(String scheme, boolean folder, String summary) {
        this.scheme = scheme;
        this.folder = folder;
        this.summary = summary;
    }

    /** As users type it: {@code fashion-mnist}, {@code idx:DIR}. */
    public String form() {
        return folder ? scheme + ":DIR" : scheme;
    }

    /** What has to be there, in a line for lists. */
    public String summary() {
        return summary;
    }

    /** With the default options. */
    public static Dataset open(String text) {
        return open(text, DataOptions.defaults());
    }

    /**
     * Reads, checks and splits.
     *
     * @param text {@code fashion-mnist}, {@code idx:DIR}, {@code cifar10:DIR} or {@code folder:DIR}
     * @throws DataException if it is not known, or its files are missing, damaged or too few to learn from
     */
    public static Dataset open(String text, DataOptions options) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? text : text.substring(0, colon);
        DataSource source = named(text, scheme);
        String place = colon < 0 ? "" : text.substring(colon + 1);
        if (source.folder == place.isBlank()) {
            throw new DataException(
                    source.folder
                            ? "data (%s) needs a folder: %s, %s.".formatted(text, source.form(), source.summary)
                            : "data (%s) takes no folder: write %s for the sample, or idx:DIR for files of your own."
                                    .formatted(text, source.form()));
        }
        try {
            return source.collect(text, place, options).split(options);
        } catch (InvalidPathException e) {
            throw new DataException("data (%s) does not name a folder: %s.".formatted(text, e.getReason()), e);
        }
    }

    private Collected collect(String text, String place, DataOptions options) {
        return switch (this) {
            case FASHION_MNIST -> IdxFolder.sample(text);
            case IDX -> IdxFolder.read(text, DataFolder.of(place));
            case CIFAR10 -> CifarFolder.read(text, DataFolder.of(place));
            case FOLDER -> PictureFolder.read(text, DataFolder.of(place), options.imageSize());
        };
    }

    private static DataSource named(String text, String scheme) {
        for (DataSource source : values()) {
            if (source.scheme.equals(scheme)) {
                return source;
            }
        }
        String meant = suggestion(text, scheme)
                .map(known -> " Did you mean %s?".formatted(known.form()))
                .orElse("");
        String known = Stream.of(values()).map(DataSource::form).collect(Collectors.joining(", "));
        throw new DataException("data (%s) is not known.%s Known: %s.".formatted(text, meant, known));
    }

    private static Optional<DataSource> suggestion(String text, String scheme) {
        if (text.matches(".*[/\\\\.].*")) {
            return Optional.of(FOLDER);
        }
        List<String> schemes = Stream.of(values()).map(known -> known.scheme).toList();
        return Names.closest(scheme, schemes)
                .or(() ->
                        schemes.stream().filter(known -> known.contains(scheme)).findFirst())
                .map(name -> values()[schemes.indexOf(name)]);
    }
}

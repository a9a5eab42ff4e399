package io.github.weft.data;

import io.github.weft.arch.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One sub-folder a class, PNG or JPEG; {@code train/} and {@code test/} above them, or no such level. Pictures are
 * resized to a square; if all of them are grey, so is the data set.
 */
final class PictureFolder {

    private static final String PICTURE = "(?i).*\\.(png|jpe?g)";

    private PictureFolder() {}

    static Collected read(String name, DataFolder folder, int size) {
        Optional<DataFolder> train = folder.folder("train");
        Optional<DataFolder> test = train.flatMap(ignored -> folder.folder("test"));
        DataFolder classFolders = train.orElse(folder);
        List<String> classes =
                classFolders.folders().stream().map(DataFolder::name).toList();
        if (classes.isEmpty()) {
            throw new DataException(
                    "data folder (%s) has no sub-folders: it needs one for each class, with its PNG or JPEG images."
                            .formatted(classFolders.path()));
        }
        List<Labelled> training = collect(classFolders, classes, size);
        if (training.isEmpty()) {
            throw new DataException("data folder (%s) has no PNG or JPEG image in its sub-folders (%s)."
                    .formatted(classFolders.path(), String.join(", ", classes)));
        }
        List<Labelled> testing = test.map(part -> collect(part, classes, size)).orElse(List.of());
        boolean grey = training.stream().allMatch(one -> one.picture().grey())
                && testing.stream().allMatch(one -> one.picture().grey());
        return new Collected(
                name, classes, images(training, grey, size), test.map(part -> images(testing, grey, size)));
    }

    private record Labelled(Picture picture, int label) {}

    private static List<Labelled> collect(DataFolder folder, List<String> classes, int size) {
        List<DataFolder> unknown = folder.folders().stream()
                .filter(below -> !classes.contains(below.name()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new DataException("data folder (%s) has a class that train/ does not have. Its classes: %s."
                    .formatted(unknown.get(0).path(), String.join(", ", classes)));
        }
        var pictures = new ArrayList<Labelled>();
        for (DataFolder below : folder.folders()) {
            for (Path file : below.files(PICTURE)) {
                pictures.add(new Labelled(Picture.read(file, size), classes.indexOf(below.name())));
            }
        }
        return pictures;
    }

    private static Images images(List<Labelled> pictures, boolean grey, int size) {
        Shape shape = Shape.image(grey ? 1 : 3, size, size);
        long bytes = shape.size() * pictures.size();
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new DataException("%s images of %s need %s bytes, more than 2 GB. Maybe a smaller image size."
                    .formatted(pictures.size(), shape, bytes));
        }
        var pixels = new byte[(int) bytes];
        int each = (int) shape.size();
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).picture().copy(pixels, i * each, each);
        }
        return Images.of(
                shape, pixels, pictures.stream().mapToInt(Labelled::label).toArray());
    }
}

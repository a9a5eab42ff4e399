package io.github.weft.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder a user named; what is in it, in the order of names. */
record DataFolder(Path path) {

    static DataFolder of(String text) {
        Path path = Path.of(text);
        if (!Files.isDirectory(path)) {
            throw new DataException("data folder (%s) %s. Maybe write its full path."
                    .formatted(path, Files.exists(path) ? "is not a folder" : "does not exist"));
        }
        return new DataFolder(path);
    }

    List<DataFolder> folders() {
        return list().stream().filter(Files::isDirectory).map(DataFolder::new).toList();
    }

    Optional<DataFolder> folder(String name) {
        return folders().stream().filter(folder -> folder.name().equals(name)).findFirst();
    }

    /** Files whose names match; where a file stands plain and as {@code .gz}, the plain one. */
    List<Path> files(String pattern) {
        List<Path> files = list().stream().filter(Files::isRegularFile).toList();
        var names = files.stream().map(DataFolder::nameOf).collect(Collectors.toSet());
        return files.stream()
                .filter(file -> nameOf(file).matches(pattern))
                .filter(file -> !nameOf(file).endsWith(".gz")
                        || !names.contains(nameOf(file).replaceFirst("\\.gz$", "")))
                .toList();
    }

    /** The one file that matches, if there is one. */
    Optional<DataFile> file(String pattern, String published) {
        List<Path> files = files(pattern);
        if (files.size() > 1) {
            throw new DataException("data folder (%s) has more than one file for %s: %s. Maybe move all but one away."
                    .formatted(
                            path,
                            published,
                            files.stream().map(DataFolder::nameOf).collect(Collectors.joining(", "))));
        }
        return files.stream().findFirst().map(DataFile::of);
    }

    String name() {
        return nameOf(path);
    }

    private static String nameOf(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    private List<Path> list() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> !nameOf(entry).startsWith("."))
                    .sorted(Comparator.comparing(DataFolder::nameOf))
                    .toList();
        } catch (IOException e) {
            throw new DataException("data folder (%s) cannot be read: %s.".formatted(path, e), e);
        }
    }
}

package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What lies where in a store's folder.
 *
 * @param path as the user wrote it, for messages
 */
record StoreFolder(Path path) {

    /** H2 adds the ending itself. */
    static final String ENDING = ".mv.db";

    private static final String NAME = "weft";

    StoreFolder {
        if (path.toAbsolutePath().toString().contains(";")) {
            throw new StoreException(Kind.UNUSABLE, "%s: a store's path must not contain ';'.".formatted(path));
        }
    }

    Path database() {
        return path.resolve(NAME + ENDING);
    }

    /** A database while it is being made; it becomes {@link #database} in one move. */
    Path unfinished() {
        return path.resolve("unfinished" + ENDING);
    }

    /** Locked by the owner's process for as long as it lives. */
    Path lock() {
        return path.resolve("owner.lock");
    }

    /** Who the owner is, as text for people. */
    Path owner() {
        return path.resolve("owner.txt");
    }

    Path witness() {
        return path.resolve("witness.txt");
    }

    Path weights(String run) {
        return path.resolve("weights").resolve(run);
    }

    boolean hasDatabase() {
        return Files.exists(database());
    }

    /** Makes the folder if it is missing; it must then hold a store or nothing at all. */
    void prepare() {
        try {
            Files.createDirectories(path);
            List<String> others = others();
            if (!hasDatabase() && !others.isEmpty()) {
                throw new StoreException(
                        Kind.UNUSABLE,
                        "%s holds other files (%s) but no %s. Use --db with an empty or a new folder."
                                .formatted(
                                        path,
                                        String.join(", ", others),
                                        database().getFileName()));
            }
        } catch (IOException e) {
            throw new StoreException(
                    Kind.UNUSABLE,
                    "%s cannot be used as a folder for a store (%s). Use another --db.".formatted(path, e),
                    e);
        }
    }

    /** Names of up to three files that are more than the traces of a start that was killed, and calibrations of this machine. */
    private List<String> others() throws IOException {
        Set<Path> traces = Set.of(lock(), owner(), unfinished(), path.resolve("latency"));
        try (var files = Files.list(path)) {
            return files.filter(file -> !traces.contains(file))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(3)
                    .toList();
        }
    }
}

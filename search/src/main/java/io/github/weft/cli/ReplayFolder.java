package io.github.weft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a replay has its store.
 *
 * @param temporary whether nobody asked for it
 */
record ReplayFolder(Path path, boolean temporary) {

    /** @throws UserMistake if the folder that was asked for holds anything */
    static ReplayFolder of(Optional<Path> asked) {
        try {
            if (asked.isEmpty()) {
                return new ReplayFolder(Files.createTempDirectory("weft-replay-"), true);
            }
            Path folder = asked.get();
            if (Files.exists(folder) && (!Files.isDirectory(folder) || holdsAnything(folder))) {
                throw new UserMistake(
                        "into (%s) is there already. Name a folder that is new, or empty.".formatted(folder));
            }
            return new ReplayFolder(Files.createDirectories(folder), false);
        } catch (IOException e) {
            throw new EnvironmentTrouble(
                    "The store of the replay cannot be made: %s. Maybe name another folder with --into.".formatted(e),
                    e);
        }
    }

    private static boolean holdsAnything(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** Deletes what nobody asked to keep. */
    void leave(boolean unwanted) {
        if (!temporary || !unwanted) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new EnvironmentTrouble("The store of the replay, %s, cannot be deleted: %s.".formatted(path, e), e);
        }
    }
}

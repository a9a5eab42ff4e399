package io.github.weft.train;

import io.github.weft.run.Digest;
import io.github.weft.run.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/**
 * A snapshot in a file, in the safetensors format, which other tools read too.
 *
 * @param sha256 of the file's content
 */
public record WeightsFile(Path path, String sha256) {

    /**
     * Writes the file whole or not at all: to a temporary file beside it, flushed to the disk and then renamed over it.
     *
     * @param about facts to store with the numbers, as text
     */
    public static WeightsFile write(Path path, Snapshot snapshot, Map<String, String> about) {
        byte[] content = Safetensors.encode(snapshot, about);
        try {
            WholeFile.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException("weights file (%s) cannot be written: %s".formatted(path, e), e);
        }
        return new WeightsFile(path, Digest.of(content));
    }

    /** Names a file that is there. */
    public static WeightsFile of(Path path) {
        return new WeightsFile(path, Digest.of(bytes(path)));
    }

    /**
     * The snapshot in the file.
     *
     * @throws IllegalArgumentException if the file is missing, is damaged or has not the digest it should have
     */
    public Snapshot read() {
        byte[] content = bytes(path);
        if (!Digest.of(content).equals(sha256)) {
            throw new IllegalArgumentException(
                    "weights file (%s) is not the one that was written: its SHA-256 differs. Maybe train again."
                            .formatted(path));
        }
        return Safetensors.decode(path.toString(), content).snapshot();
    }

    /**
     * A file of which nothing is known but its name: its numbers, and the facts stored with them.
     *
     * @throws IllegalArgumentException if the file is missing or is no such file
     */
    public static Content open(Path path) {
        Safetensors.Content content = Safetensors.decode(path.toString(), bytes(path));
        return new Content(content.snapshot(), content.about());
    }

    /** What a file holds: numbers, and text about them by name. */
    public record Content(Snapshot snapshot, SortedMap<String, String> about) {}

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "weights file (%s) cannot be read: %s. Maybe train again.".formatted(path, e), e);
        }
    }
}

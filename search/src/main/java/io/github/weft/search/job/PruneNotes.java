package io.github.weft.search.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.evopress.Generation;
import io.github.weft.run.WholeFile;
import io.github.weft.score.Score;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/** Where a search for levels stands, in a file beside the one it will write; notes of another search are written over. */
final class PruneNotes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String identity;

    /** @param identity equal for searches that go the same course */
    PruneNotes(Path result, String identity) {
        this.file = result.resolveSibling(result.getFileName() + ".notes");
        this.identity = identity;
    }

    /** The last generation that was noted; empty if there is none of this search. */
    Optional<Generation> read(int kernels) {
        try {
            JsonNode notes = Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
            if (!notes.path("search").asText().equals(identity)
                    || notes.path("levels").size() != kernels) {
                return Optional.empty();
            }
            var levels = new ArrayList<Integer>();
            notes.get("levels").forEach(level -> levels.add(level.asInt()));
            return Optional.of(new Generation(
                    notes.get("generation").asInt(),
                    levels,
                    notes.hasNonNull("loss")
                            ? Score.of(notes.get("loss").asDouble())
                            : Score.failed(notes.path("failure").asText("not measured")),
                    notes.get("moved").asBoolean(),
                    notes.get("images").asLong()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("notes (%s) cannot be read: %s".formatted(file, e), e);
        }
    }

    /** Whole or not at all. */
    void write(Generation at) {
        var notes = JSON.createObjectNode().put("search", identity).put("generation", at.number());
        var levels = notes.putArray("levels");
        at.levels().forEach(levels::add);
        at.loss().value().ifPresent(loss -> notes.put("loss", loss));
        at.loss().failure().ifPresent(reason -> notes.put("failure", reason));
        notes.put("moved", at.moved()).put("images", at.images());
        try {
            WholeFile.write(file, notes.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("notes (%s) cannot be written: %s".formatted(file, e), e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("notes (%s) cannot be removed: %s".formatted(file, e), e);
        }
    }
}

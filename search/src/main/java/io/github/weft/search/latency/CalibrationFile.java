package io.github.weft.search.latency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.weft.latency.Calibration;
import io.github.weft.run.Digest;
import io.github.weft.run.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A calibration in a file: {@code {"format": "weft-latency-1", "digest": SHA-256 of the calibration, "calibration": {...}}}. Numbers are the shortest text that gives the
 * same double.
 *
 * @param digest equal for equal calibrations
 */
public record CalibrationFile(Calibration calibration, String digest) {

    private static final String FORMAT = "weft-latency-1";
    private static final JsonMapper COMPACT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public static CalibrationFile of(Calibration calibration) {
        try {
            return new CalibrationFile(calibration, Digest.of(COMPACT.writeValueAsString(calibration)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A calibration is numbers and texts.", e);
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if the file is missing, is none, or is not as it was written
     */
    public static CalibrationFile read(Path file) {
        JsonNode root;
        try {
            root = COMPACT.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("latency (%s) is not there.".formatted(file), e);
        } catch (JsonProcessingException e) {
            throw damaged(file, "it is no JSON", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("latency (%s) cannot be read: %s.".formatted(file, e), e);
        }
        if (!root.path("format").asText().equals(FORMAT)) {
            throw new IllegalArgumentException(
                    "latency (%s) is no calibration. Maybe name a file that weft latency calibrate has written."
                            .formatted(file));
        }
        try {
            CalibrationFile read = of(COMPACT.treeToValue(root.path("calibration"), Calibration.class));
            if (read.digest().equals(root.path("digest").asText())) {
                return read;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(file, "something is missing in it", e);
        }
        throw damaged(file, "its digest differs", null);
    }

    private static IllegalArgumentException damaged(Path file, String how, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "latency (%s) is damaged: %s. Maybe calibrate again.".formatted(file, how), cause);
    }

    /** Writes the file whole or not at all. */
    public void write(Path file) {
        var root = INDENTED.createObjectNode().put("format", FORMAT).put("digest", digest);
        root.set("calibration", INDENTED.valueToTree(calibration));
        try {
            WholeFile.write(file, (INDENTED.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("calibration (%s) cannot be written: %s".formatted(file, e), e);
        }
    }
}

package io.github.weft.search.job;

import io.github.weft.latency.Calibration;
import io.github.weft.proxy.PredictedCost;
import io.github.weft.score.Protocol;
import io.github.weft.search.config.Constraint;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.Objective;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.latency.CalibrationFile;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What predicts the latencies of a search: a calibration, from the file that its settings name. */
public record Latency(String file, Calibration calibration, String digest) {

    /** The folder of calibrations in a store. */
    private static final String FOLDER = "latency";

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if the file cannot be used, or settings ask for latency and there is none
     */
    static Optional<Latency> of(SearchConfig config, Setting setting) {
        Optional<Latency> read = config.value(Keys.LATENCY).map(file -> read(file, config.space(), setting));
        if (read.isEmpty()) {
            wish(config).findFirst().ifPresent(wish -> {
                throw new IllegalArgumentException(
                        "%s asks for latencies of space %s on this machine, and --latency FILE names no calibration. Make one with: %s"
                                .formatted(wish, config.space().name(), command(config)));
            });
        }
        return read;
    }

    /** The file's, if it is of this space and setting. @throws IllegalArgumentException if it is not, or cannot be read */
    public static Latency read(String file, SearchSpace space, Setting setting) {
        var known = CalibrationFile.read(Path.of(file));
        try {
            return new Latency(file, known.calibration().checked(space, setting), known.digest());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "latency (%s) was calibrated for other networks: %s. Maybe calibrate again, with weft latency calibrate --space %s."
                            .formatted(file, e.getMessage(), space.name()),
                    e);
        }
    }

    /** Where a store keeps the calibration of a space. */
    public static Path stored(Path store, SearchSpace space) {
        return store.resolve(FOLDER).resolve(space.name() + ".json");
    }

    /** Settings in which the calibration that the store has of the space is named, where they ask for latency and name none. */
    public static Map<String, String> resolved(Map<String, String> given, Path store) {
        var texts = new LinkedHashMap<>(given);
        if (texts.getOrDefault(Keys.LATENCY.name(), "none").strip().equals("none") && asked(given)) {
            Path file = stored(
                    store, Keys.SPACE.read().apply(given.getOrDefault(Keys.SPACE.name(), Keys.SPACE.fallback())));
            if (Files.exists(file)) {
                texts.put(Keys.LATENCY.name(), file.toString());
            }
        }
        return texts;
    }

    /** Whether objectives or limits, as they were typed, name latency; whether they can be read is for others to say. */
    private static boolean asked(Map<String, String> given) {
        return Stream.of(Keys.OBJECTIVES.name(), Keys.CONSTRAINTS.name())
                .flatMap(name -> Stream.of(given.getOrDefault(name, "").split(",")))
                .anyMatch(item -> item.strip().matches("-?" + Constraint.LATENCY + "\\b.*"));
    }

    private static Stream<String> wish(SearchConfig config) {
        return Stream.concat(
                config.value(Keys.OBJECTIVES).stream()
                        .filter(objective -> objective.metric().equals(Constraint.LATENCY))
                        .map(Objective::toString)
                        .map("objectives (%s)"::formatted),
                config.value(Keys.CONSTRAINTS).stream()
                        .filter(constraint -> constraint.metric().equals(Constraint.LATENCY))
                        .map(Constraint::toString)
                        .map("constraint (%s)"::formatted));
    }

    private static String command(SearchConfig config) {
        return "weft latency calibrate"
                + Provenance.options(
                        config,
                        name -> Stream.of(
                                        Keys.SPACE,
                                        Keys.BASE,
                                        Keys.SKELETON,
                                        Keys.DEAD_EDGES,
                                        Keys.DATA,
                                        Keys.IMAGE_SIZE)
                                .anyMatch(key -> key.name().equals(name)));
    }

    PredictedCost cost() {
        return new PredictedCost(
                Calibration.LATENCY,
                Protocol.exact().with("calibration", digest.substring(0, 16)),
                calibration::predict);
    }
}

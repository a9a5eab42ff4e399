package io.github.weft.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How fast trainings and other work go: what is under way counts by its epochs, and what an earlier sitting did of it does not. */
final class Pace {

    private final Map<String, Double> underWay = new HashMap<>();
    private double inherited;

    /** An epoch of a training is over. */
    void epoch(String training, int epoch, int epochs) {
        Double before = underWay.put(training, (double) epoch / epochs);
        inherited += before == null ? (epoch - 1.0) / epochs : 0;
    }

    /** A training is over. */
    void ended(String training) {
        underWay.remove(training);
    }

    /**
     * The time that the rest will take; empty while nothing is known of it, or nothing is left.
     *
     * @param done pieces of work that ended in this sitting
     * @param open pieces of work that have not ended
     */
    Optional<Duration> left(long done, long open, Duration elapsed) {
        double begun =
                underWay.values().stream().sorted().mapToDouble(share -> share).sum();
        double worked = done + begun - inherited;
        double rest = open - begun;
        return worked <= 0 || rest <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(elapsed.toNanos() * (rest / worked))));
    }
}

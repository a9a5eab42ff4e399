package io.github.weft.cli;

import io.github.weft.latency.Device;
import io.github.weft.latency.Drift;
import io.github.weft.latency.Timing;
import io.github.weft.report.Numbers;
import io.github.weft.search.job.Latency;
import io.github.weft.search.job.LatencyJob;
import io.github.weft.space.SearchSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the machine goes now beside what it did when it was calibrated. A measurement sits for seconds, and what slows all of them alike is in the way of the
 * reference too, so that by itself it notices nothing.
 *
 * @param drift empty where there is nothing to compare with
 */
record MachinePace(Optional<Drift> drift, String words) {

    /**
     * Compares with a calibration: the one that was named, or else the one that the store has of the space, if it is of these networks.
     *
     * @param named what {@code --latency} names
     */
    static MachinePace of(Optional<Latency> named, Path store, SearchSpace space, LatencyJob job) {
        if (named.isPresent()) {
            return against(named.get(), job);
        }
        Path kept = Latency.stored(store, space);
        if (!Files.exists(kept)) {
            return unknown("no calibration of space %s in the store".formatted(space.name()));
        }
        try {
            return against(Latency.read(kept.toString(), space, job.setting()), job);
        } catch (IllegalArgumentException e) {
            return unknown(String.valueOf(e.getMessage()));
        }
    }

    private static MachinePace against(Latency known, LatencyJob job) {
        Device then = known.calibration().device();
        if (!then.equals(Device.of(job.engine()))) {
            return unknown("%s is of %s".formatted(known.file(), then));
        }
        Drift drift = job.drift(known.calibration());
        String factor = "%s times what networks took when %s was made, %s"
                .formatted(
                        Numbers.significant(drift.factor()),
                        known.file(),
                        known.calibration().made());
        if (drift.isSlower()) {
            return new MachinePace(
                    Optional.of(drift),
                    factor
                            + "; other work may be in the way all the time, so all is marked as disturbed. Measure again, or calibrate again if it stays so");
        }
        return new MachinePace(
                Optional.of(drift), drift.isLarge() ? factor + "; it was busier then. Maybe calibrate again" : factor);
    }

    private static MachinePace unknown(String why) {
        return new MachinePace(
                Optional.empty(),
                "not compared: " + why
                        + ". Other work that is there all the time cannot be noticed; weft latency calibrate makes what to compare with");
    }

    /** What is to be believed of a timing. */
    Timing judged(Timing timing) {
        return drift.filter(Drift::isSlower).isPresent() ? timing.distrusted() : timing;
    }
}

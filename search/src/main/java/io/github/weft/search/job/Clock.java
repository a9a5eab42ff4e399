package io.github.weft.search.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time spent on a run over all its sessions. */
final class Clock {

    private final InstantSource source;
    private final Instant start;
    private final double before;

    /** @param before seconds that earlier sessions spent */
    Clock(InstantSource source, double before) {
        this.source = source;
        this.start = source.instant();
        this.before = before;
    }

    double elapsedSeconds() {
        return at(source.instant());
    }

    /** Seconds that the run had taken at a moment of this session. */
    double at(Instant moment) {
        return before + Math.max(0, Duration.between(start, moment).toMillis()) / 1e3;
    }
}

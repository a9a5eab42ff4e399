package io.github.weft.eval;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A moment after which work on a candidate should end. Work asks between operations; nothing is interrupted. */
public final class Deadline {

    private final InstantSource clock;
    private final Instant end;
    private final String limit;

    private Deadline(InstantSource clock, Instant end, String limit) {
        this.clock = clock;
        this.end = end;
        this.limit = limit;
    }

    public static Deadline none() {
        return new Deadline(InstantSource.system(), Instant.MAX, "none");
    }

    public static Deadline after(Duration limit, InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(limit), limit.toSeconds() + " s");
    }

    /**
     * Does nothing, or ends the work.
     *
     * @throws OutOfTime if the moment has passed
     */
    public void check() {
        if (!end.equals(Instant.MAX) && clock.instant().isAfter(end)) {
            throw new OutOfTime(limit);
        }
    }

    /** The deadline has passed; becomes {@code Failed("out of time: ...")}. */
    public static final class OutOfTime extends CandidateFailed {
        private static final long serialVersionUID = 1;

        OutOfTime(String limit) {
            super("out of time: limit " + limit);
        }
    }
}

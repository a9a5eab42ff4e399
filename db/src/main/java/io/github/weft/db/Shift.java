package io.github.weft.db;

import java.util.List;

/**
 * One task's time on a worker. For people: nothing that is compared between runs reads it.
 *
 * @param stage the rung of evidence that the candidate was judged on
 * @param worker from 1
 * @param begun seconds after the run began, not counting the time between its sittings
 */
public record Shift(String candidate, String stage, int replicate, int worker, double begun, double seconds) {

    public Shift {
        if (worker < 1 || !(begun >= 0) || !(seconds >= 0)) {
            throw new IllegalArgumentException(
                    "a shift of worker (%s) from %s for %s seconds is none.".formatted(worker, begun, seconds));
        }
    }

    /** Seconds after the run began. */
    public double ended() {
        return begun + seconds;
    }

    /** When the last of them ended, in seconds after the run began; 0 if there are none. */
    public static double end(List<Shift> shifts) {
        return shifts.stream().mapToDouble(Shift::ended).max().orElse(0);
    }
}

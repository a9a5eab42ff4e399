package io.github.weft.eval;

import io.github.weft.score.Score;
import java.util.Locale;

/** Turns the exception that ended a candidate's evaluation into a failed score. */
public final class Failure {

    private static final int LONGEST = 200;

    private Failure() {}

    /**
     * {@code out of memory: ...} if the engine says so, {@code error: ...} unless the exception knows its own reason.
     */
    public static Score of(RuntimeException problem) {
        String text = problem.getMessage() == null ? "" : problem.getMessage();
        String line = text.lines().findFirst().orElse("").strip();
        String detail = line.isEmpty()
                ? problem.getClass().getSimpleName()
                : line.substring(0, Math.min(LONGEST, line.length()));
        if (problem instanceof CandidateFailed) {
            return Score.failed(detail);
        }
        boolean memory = text.toLowerCase(Locale.ROOT).contains("allocate memory");
        return Score.failed((memory ? "out of memory: " : "error: ") + detail);
    }
}

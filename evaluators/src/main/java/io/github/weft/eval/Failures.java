package io.github.weft.eval;

import ai.djl.engine.EngineException;
import io.github.weft.score.Score;
import java.util.Locale;

/** What became of a candidate that threw: a score with a reason, so that it never ends a run. */
public final class Failures {

    private static final int LONGEST = 200;

    private Failures() {}

    /**
     * The exception's own reason, or {@code out of memory}, {@code overflow}, {@code engine} or {@code invalid} with
     * the first line of its message.
     */
    public static Score of(Throwable problem) {
        String message = String.valueOf(problem.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        String line = message.substring(0, Math.min(LONGEST, message.length()));
        if (problem instanceof CandidateFailed) {
            return Score.failed(line);
        }
        return Score.failed("%s: %s".formatted(kind(problem, line.toLowerCase(Locale.ROOT)), line));
    }

    private static String kind(Throwable problem, String message) {
        if (problem instanceof OutOfMemoryError || message.contains("allocate memory")) {
            return "out of memory";
        }
        if (problem instanceof ArithmeticException) {
            return "overflow";
        }
        return problem instanceof EngineException ? "engine" : "invalid";
    }
}

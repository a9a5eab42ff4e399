package io.github.weft.proxy;

import ai.djl.engine.EngineException;
import io.github.weft.eval.Deadline;
import io.github.weft.score.Score;
import java.util.Locale;

/** What became of a candidate that threw: a score with a reason, so that it never ends a run. */
final class Failures {

    private Failures() {}

    /** {@code out of time}, {@code out of memory}, {@code overflow}, {@code engine} or {@code invalid}, with the first line of the message. */
    static Score of(Throwable problem) {
        String message = String.valueOf(problem.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        if (problem instanceof Deadline.OutOfTime) {
            return Score.failed(message);
        }
        return Score.failed("%s: %s".formatted(kind(problem, message.toLowerCase(Locale.ROOT)), message));
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

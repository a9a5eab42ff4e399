package io.github.weft.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Work of a known number of steps, for a person: a bar with the time that is left on a terminal, else a line now and then. */
final class StepProgress implements AutoCloseable {

    private static final int BAR_EVERY_MILLIS = 200;
    private static final long LINE_EVERY_MILLIS = 5_000;

    private final PrintWriter err;
    private final boolean interactive;
    private final String task;
    private @Nullable ProgressBar bar;
    private int begun;
    private int all;
    private long start;
    private long told;

    StepProgress(PrintWriter err, boolean interactive, String task) {
        this.err = err;
        this.interactive = interactive;
        this.task = task;
    }

    /** Some steps may have been done before; the time that is left is measured on the others. */
    void begin(int done, int steps) {
        begun = done;
        all = steps;
        start = System.nanoTime();
        told = start;
        if (interactive) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(BAR_EVERY_MILLIS)
                    .build();
            bar.stepTo(done);
        }
    }

    /** A step is done. @param message asked for only when something is shown: now and then, and after the last step */
    void step(int number, Supplier<String> message) {
        if (bar != null) {
            bar.stepTo(number);
        }
        long silent = (System.nanoTime() - told) / 1_000_000;
        if (number < all && silent < (bar != null ? BAR_EVERY_MILLIS : LINE_EVERY_MILLIS)) {
            return;
        }
        told = System.nanoTime();
        if (bar != null) {
            bar.setExtraMessage(message.get());
        } else {
            err.printf(Locale.ROOT, "%s %d/%d%s%s%n", task, number, all, message.get(), remaining(number));
            err.flush();
        }
    }

    /** A line of its own, where there is no bar that it would break. */
    void line(String text) {
        if (bar == null) {
            err.println(text);
            err.flush();
        }
    }

    private String remaining(int done) {
        Duration left = Duration.ofNanos((System.nanoTime() - start) / Math.max(1, done - begun) * (all - done));
        return "  ETA " + (left.toMinutes() > 0 ? left.toMinutes() + " min " : "") + left.toSecondsPart() + " s";
    }

    @Override
    public void close() {
        end();
    }

    /** Takes the bar away. */
    void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}

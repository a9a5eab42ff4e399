package io.github.weft.cli;

import io.github.weft.search.job.SupernetJob;
import io.github.weft.supernet.Drawn;
import io.github.weft.supernet.SupernetTrainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How a supernet's training goes, for a person: a bar with the time that is left on a terminal, else a line now and then, with the mean loss
 * and the mean share of weights that a step moves, both since the last line.
 */
final class SupernetProgress implements SupernetJob.Listener, AutoCloseable {

    private static final long LINE_EVERY_NANOS = 5_000_000_000L;
    private static final int MEAN_OF = 50;

    private final PrintWriter err;
    private final boolean interactive;
    private final Path file;
    private @Nullable ProgressBar bar;
    private int begun;
    private int steps;
    private long start;
    private long lastLine;
    private double losses;
    private double shares;
    private int counted;

    SupernetProgress(PrintWriter err, boolean interactive, Path file) {
        this.err = err;
        this.interactive = interactive;
        this.file = file;
    }

    @Override
    public void begun(int done, int all) {
        begun = done;
        steps = all;
        start = System.nanoTime();
        lastLine = start;
        if (done > 0) {
            err.printf("supernet %s has %s of %s steps; going on.%n", file, done, all);
            err.flush();
        }
        if (interactive) {
            bar = new ProgressBarBuilder()
                    .setTaskName("supernet")
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
            bar.stepTo(done);
        }
    }

    @Override
    public void trained(SupernetTrainer.Step step) {
        losses += step.loss();
        shares += step.touched();
        counted++;
        if (bar != null) {
            bar.stepTo(step.number());
            if (counted == MEAN_OF) {
                bar.setExtraMessage(message());
            }
        } else if (step.number() == steps || System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
            lastLine = System.nanoTime();
            err.printf(Locale.ROOT, "supernet %d/%d%s%s%n", step.number(), steps, message(), remaining(step.number()));
            err.flush();
        }
    }

    @Override
    public void epoch(Drawn drawn) {
        if (bar == null) {
            err.printf("drawn    in epoch %d: %s%n", drawn.epoch() + 1, drawn.ofEpoch());
            err.flush();
        }
    }

    private String message() {
        String said =
                String.format(Locale.ROOT, "  loss %.4f  touched %.1f %%", losses / counted, 100 * shares / counted);
        losses = 0;
        shares = 0;
        counted = 0;
        return said;
    }

    private String remaining(int done) {
        Duration left = Duration.ofNanos((System.nanoTime() - start) / (done - begun) * (steps - done));
        return "  ETA " + (left.toMinutes() > 0 ? left.toMinutes() + " min " : "") + left.toSecondsPart() + " s";
    }

    @Override
    public void saved(int step) {
        if (bar == null && step > begun) {
            err.printf("saved    %d/%d%n", step, steps);
            err.flush();
        }
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

package io.github.weft.cli;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import io.github.weft.search.job.Progress;
import io.github.weft.search.table.Truth;
import io.github.weft.train.EarlyStop;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Progress for a person: a bar with the time that is left on a terminal, else a line now and then, with the best so far and the
 * number of failures. It is told only of what is on disk, so no line is ahead of its commit.
 */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final long LINE_EVERY_MILLIS = 5_000;

    private final PrintWriter err;
    private final boolean interactive;
    private @Nullable ProgressBar bar;
    private String phase = "";
    private long total;
    private long done;
    private long told;
    private long before;
    private String training = "";
    private long began;
    private long lastLine;
    private int failed;
    private int givenUp;
    private Pace pace = new Pace();
    private int absent;
    private @Nullable Evaluation best;

    TerminalProgress(PrintWriter err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    @Override
    public synchronized void phase(String name, long size) {
        close();
        phase = name;
        total = size;
        done = 0;
        told = 0;
        before = 0;
        failed = 0;
        givenUp = 0;
        pace = new Pace();
        absent = 0;
        training = "";
        best = null;
        began = System.nanoTime();
        lastLine = began;
        if (interactive) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(size)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
        }
    }

    @Override
    public synchronized void judged(String candidate, List<Evaluation> evaluations) {
        if (evaluations.stream().anyMatch(TerminalProgress::absent)) {
            absent++;
            show();
            return;
        }
        done++;
        boolean stoppedEarly = evaluations.stream().anyMatch(evaluation -> failed(evaluation, EarlyStop.KIND));
        givenUp += stoppedEarly ? 1 : 0;
        failed += !stoppedEarly
                        && evaluations.stream()
                                .anyMatch(evaluation ->
                                        evaluation.score().failure().isPresent())
                ? 1
                : 0;
        evaluations.forEach(evaluation -> pace.ended(training(candidate, evaluation.replicate())));
        training = "";
        evaluations.stream().filter(this::decisive).forEach(this::consider);
        show();
    }

    @Override
    public synchronized void step(long number, long size) {
        if (number < 0) {
            done = size;
            before = size;
        }
        show();
    }

    @Override
    public synchronized void epoch(String candidate, int replicate, int epoch, int epochs, double accuracy) {
        pace.epoch(training(candidate, replicate), epoch, epochs);
        training = String.format(Locale.ROOT, "  epoch %d/%d at %.1f %%", epoch, epochs, accuracy);
        show();
    }

    @Override
    public synchronized void end() {
        if (done != told) {
            line();
        }
        close();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private boolean decisive(Evaluation evaluation) {
        boolean trained = evaluation.metric().equals("accuracy");
        return trained || !phase.endsWith("training") && evaluation.metric().equals("zero-cost");
    }

    private void consider(Evaluation evaluation) {
        if (best != null
                && best.metric().equals("zero-cost")
                && evaluation.metric().equals("accuracy")) {
            best = null;
        }
        if (evaluation.score().value().isPresent()
                && (best == null
                        || evaluation.score().value().getAsDouble()
                                > best.score().value().orElseThrow())) {
            best = evaluation;
        }
    }

    private void show() {
        if (bar != null) {
            bar.stepTo(Math.min(done, total));
            bar.setExtraMessage(message());
        } else if (!interactive
                && (done == total && done != told || System.nanoTime() - lastLine > LINE_EVERY_MILLIS * 1_000_000)) {
            line();
        }
    }

    private void line() {
        if (!interactive && (done > 0 || !training.isEmpty())) {
            lastLine = System.nanoTime();
            told = done;
            err.printf(Locale.ROOT, "%-16s %d/%d%s%s%n", phase, done, total, message(), remaining());
            err.flush();
        }
    }

    private String message() {
        String lead = best == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  best %s %.4f  %s",
                        best.metric(),
                        best.score().value().orElseThrow(),
                        shortened(best.candidate()));
        return lead + training + count("failed", failed) + count(EarlyStop.KIND, givenUp) + count(Truth.ABSENT, absent);
    }

    private static String count(String what, int number) {
        return number == 0 ? "" : "  " + what + " " + number;
    }

    /** A candidate that the table lacks costs nothing and does not count. */
    private static boolean absent(Evaluation evaluation) {
        return failed(evaluation, Truth.ABSENT);
    }

    private static boolean failed(Evaluation evaluation, String kind) {
        return evaluation.score() instanceof Score.Failed failure
                && failure.kind().equals(kind);
    }

    private static String training(String candidate, int replicate) {
        return candidate + " " + replicate;
    }

    private String remaining() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
        return pace.left(done - before, total - done, elapsed)
                .map(left -> "  ETA " + (left.toMinutes() > 0 ? left.toMinutes() + " min " : "") + left.toSecondsPart()
                        + " s")
                .orElse("");
    }

    private static String shortened(String text) {
        return text.length() <= 44 ? text : text.substring(0, 21) + ".." + text.substring(text.length() - 21);
    }
}

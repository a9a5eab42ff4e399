package io.github.weft.cli;

import io.github.weft.evopress.Generation;
import io.github.weft.search.job.PruneJob;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How a search for levels goes, for a person: a bar with the time that is left on a terminal, else a line now and then. */
final class PruneProgress implements PruneJob.Listener, AutoCloseable {

    private static final long LINE_EVERY_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private final boolean interactive;
    private @Nullable ProgressBar bar;
    private int begun;
    private int generations;
    private long start;
    private long lastLine;

    PruneProgress(PrintWriter err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    @Override
    public void begun(int done, int all) {
        begun = done;
        generations = all;
        start = System.nanoTime();
        lastLine = start;
        if (done > 0) {
            err.printf("%s of %s generations are done; going on.%n", done, all);
            err.flush();
        }
        if (interactive) {
            bar = new ProgressBarBuilder()
                    .setTaskName("prune")
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build();
            bar.stepTo(done);
        }
    }

    @Override
    public void generation(Generation at) {
        if (bar != null) {
            bar.stepTo(at.number());
            bar.setExtraMessage(message(at));
        } else if (at.number() == generations || System.nanoTime() - lastLine > LINE_EVERY_NANOS) {
            lastLine = System.nanoTime();
            err.printf(Locale.ROOT, "prune %d/%d%s%s%n", at.number(), generations, message(at), remaining(at.number()));
            err.flush();
        }
    }

    private static String message(Generation at) {
        String loss = at.loss().value().isPresent()
                ? String.format(Locale.ROOT, "%.4f", at.loss().value().getAsDouble())
                : at.loss().failure().orElseThrow();
        return "  KL " + loss + "  levels " + at.levels();
    }

    private String remaining(int done) {
        Duration left = Duration.ofNanos((System.nanoTime() - start) / (done - begun) * (generations - done));
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

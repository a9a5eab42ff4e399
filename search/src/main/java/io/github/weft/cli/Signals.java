package io.github.weft.cli;

import io.github.weft.search.job.Stop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and termination into a {@link Stop}: the process ends when the job has saved its state, with the signal's own exit
 * code (130 or 143).
 */
final class Signals implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook;

    private Signals(Stop stop) {
        this.hook = new Thread(() -> {
            stop.request();
            try {
                saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static Signals listen(Stop stop) {
        var signals = new Signals(stop);
        Runtime.getRuntime().addShutdownHook(signals.hook);
        return signals;
    }

    /** The state is on disk: the process may end. */
    void saved() {
        saved.countDown();
    }

    @Override
    public void close() {
        saved();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return;
        }
    }
}

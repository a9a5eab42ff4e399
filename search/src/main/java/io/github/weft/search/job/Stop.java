package io.github.weft.search.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request to end early, made from outside; a job asks between steps and while it waits. */
public final class Stop {

    private static final long PATIENCE_MILLIS = 100;

    private volatile boolean requested;

    public void request() {
        requested = true;
    }

    public boolean requested() {
        return requested;
    }

    /** Waits for work to be done. @throws Requested if a stop is asked for first */
    void await(CompletableFuture<?> work) {
        while (!requested) {
            try {
                work.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                requested = true;
            } catch (ExecutionException e) {
                throw new CompletionException(e.getCause());
            }
        }
        throw new Requested();
    }

    /** Work was left because a stop was asked for. */
    static final class Requested extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}

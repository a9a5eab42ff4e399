package io.github.weft.db;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Writes nobody waits for, oldest first, until they are committed or their failure has been told. Safe for many threads. */
final class Promises {

    /** So many are taken before the oldest must be committed. */
    private static final int MOST = 16;

    private final Deque<CompletableFuture<Boolean>> open = new ArrayDeque<>();

    synchronized void add(CompletableFuture<Boolean> promise) {
        open.add(promise);
    }

    /** One that failed and was not told yet, or the oldest if too many are open; it is forgotten. */
    synchronized Optional<CompletableFuture<Boolean>> due() {
        while (!open.isEmpty() && open.element().isDone()) {
            CompletableFuture<Boolean> oldest = open.remove();
            if (oldest.isCompletedExceptionally()) {
                return Optional.of(oldest);
            }
        }
        return open.size() < MOST ? Optional.empty() : Optional.of(open.remove());
    }
}

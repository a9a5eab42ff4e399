package io.github.weft.db;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A piece of work for the store's thread, and the caller's place to wait for it. */
record Task<T>(Kind kind, Function<Handle, T> work, CompletableFuture<T> answer) {

    enum Kind {
        READ,
        WRITE,
        /** A write that may wait a moment for another to share its commit. */
        LATER_WRITE,
        /** The last task. */
        CLOSE
    }

    Task(Kind kind, Function<Handle, T> work) {
        this(kind, work, new CompletableFuture<>());
    }

    /** Does the work; what it returns tells the caller, and is run once the work is committed. */
    Runnable perform(Handle handle) {
        T result = work.apply(handle);
        return () -> answer.complete(result);
    }

    void fail(Throwable cause) {
        answer.completeExceptionally(cause);
    }
}

package io.github.weft.db;

import io.github.weft.db.Task.Kind;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one thread that touches a database. Interrupting a thread that does I/O makes H2 close the database, and nobody can interrupt
 * this one; a caller that is interrupted still waits for its answer.
 *
 * <p>Writes that wait at the same time share one commit, see {@link Commits}; one that nobody waits for shares the next one's.
 */
final class StoreThread implements AutoCloseable {

    private static final int LARGEST_GROUP = 256;
    private static final long PATIENCE_MILLIS = 1000;
    private static final long MOMENT_MILLIS = 2;

    private final LinkedBlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
    private final Trouble trouble;
    private final Session session;
    private final Promises promises = new Promises();
    private boolean closed;
    private Optional<Throwable> dead = Optional.empty();

    private StoreThread(Trouble trouble, Session session) {
        this.trouble = trouble;
        this.session = session;
    }

    /** Opens the connection on the new thread and keeps it there. */
    static StoreThread start(Trouble trouble, Session session) {
        var opened = new CompletableFuture<Boolean>();
        var store = new StoreThread(trouble, session);
        var thread = new Thread(() -> store.live(opened), "weft-store");
        thread.setDaemon(true);
        thread.start();
        trouble.await(opened);
        return store;
    }

    <T> T read(Function<Handle, T> query) {
        return trouble.await(submit(Kind.READ, query));
    }

    void write(Consumer<Handle> change) {
        trouble.await(submit(Kind.WRITE, done(change)));
        promises.due().ifPresent(trouble::await);
    }

    /**
     * Written in this order, and committed with the next write, before the next read, or when nothing more is asked for a moment. What goes
     * wrong is told by a later write of either kind, once.
     */
    void writeLater(Consumer<Handle> change) {
        promises.due().ifPresent(trouble::await);
        promises.add(submit(Kind.LATER_WRITE, done(change)));
    }

    /** Finishes what was asked before, then shuts the database down. */
    @Override
    public void close() {
        CompletableFuture<Boolean> answer;
        synchronized (this) {
            if (closed || dead.isPresent()) {
                closed = true;
                return;
            }
            answer = submit(Kind.CLOSE, done(handle -> {}));
            closed = true;
        }
        trouble.await(answer);
    }

    int waitingTasks() {
        return queue.size();
    }

    private static Function<Handle, Boolean> done(Consumer<Handle> change) {
        return handle -> {
            change.accept(handle);
            return true;
        };
    }

    private synchronized <T> CompletableFuture<T> submit(Kind kind, Function<Handle, T> work) {
        if (closed) {
            throw new IllegalStateException("The store is closed.");
        }
        var task = new Task<>(kind, work);
        if (dead.isPresent()) {
            task.fail(dead.get());
        } else {
            queue.add(task);
        }
        return task.answer();
    }

    private void live(CompletableFuture<Boolean> opened) {
        try {
            boolean again = true;
            while (again) {
                again = session(opened);
            }
        } catch (Exception | Error e) {
            opened.completeExceptionally(e);
            die(e);
        }
    }

    /** From opening to shutting down; whether there is more to do in another session. */
    private boolean session(CompletableFuture<Boolean> opened) throws Exception {
        try (Connection connection = session.open();
                Handle handle = Jdbi.create(connection).open()) {
            connection.setAutoCommit(false);
            handle.registerArrayType(String.class, "VARCHAR");
            handle.registerArrayType(Long.class, "BIGINT");
            opened.complete(true);
            var commits = new Commits(connection, handle, session, trouble);
            boolean more = true;
            while (more && !(commits.isComplete() && session.isBloated())) {
                more = commits.serve(waiting(commits.isComplete() ? PATIENCE_MILLIS : MOMENT_MILLIS));
            }
            if (more) {
                session.shutDown(handle);
            }
            return more;
        }
    }

    /** Nothing may wait for a thread that is gone. */
    private synchronized void die(Throwable cause) {
        dead = Optional.of(cause);
        queue.forEach(task -> task.fail(cause));
        queue.clear();
    }

    /** All tasks that wait; if there are none, those that come within a while, perhaps none. */
    private List<Task<?>> waiting(long patienceMillis) throws InterruptedException {
        var group = new ArrayList<Task<?>>();
        Task<?> first = queue.poll(patienceMillis, TimeUnit.MILLISECONDS);
        if (first != null) {
            group.add(first);
            queue.drainTo(group, LARGEST_GROUP - 1);
        }
        return group;
    }
}

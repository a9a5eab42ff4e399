package io.github.weft.db;

import io.github.weft.db.Task.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Group commit: writes that waited together share one commit, and every caller hears of success only after it. Each write has a savepoint
 * of its own, so one that does not fit takes no other with it. Reads see committed facts only.
 *
 * <p>After trouble with the disk nothing more is tried: every later task fails for the same reason.
 */
final class Commits {

    private final Connection connection;
    private final Handle handle;
    private final Session session;
    private final Trouble trouble;
    private final List<Task<?>> performed = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private Optional<RuntimeException> broken = Optional.empty();

    Commits(Connection connection, Handle handle, Session session, Trouble trouble) {
        this.connection = connection;
        this.handle = handle;
        this.session = session;
        this.trouble = trouble;
    }

    /** Whether everything performed is committed. */
    boolean isComplete() {
        return performed.isEmpty();
    }

    /** Whether there is more to come. A group of none means that nothing was asked for a while. */
    boolean serve(List<Task<?>> group) {
        boolean open = true;
        boolean awaited = group.isEmpty();
        if (group.isEmpty() && isComplete()) {
            quiet();
        }
        for (Task<?> task : group) {
            if (task.kind() == Kind.WRITE || task.kind() == Kind.LATER_WRITE) {
                write(task);
                awaited |= task.kind() == Kind.WRITE;
            } else {
                commit();
                open = task.kind() != Kind.CLOSE;
                if (open) {
                    read(task);
                } else {
                    close(task);
                }
            }
        }
        if (awaited) {
            commit();
        }
        return open;
    }

    private void write(Task<?> task) {
        if (broken.isPresent()) {
            task.fail(broken.get());
            return;
        }
        try {
            Savepoint before = connection.setSavepoint();
            performed.add(task);
            try {
                answers.add(task.perform(handle));
            } catch (RuntimeException e) {
                if (trouble.isFatal(e)) {
                    throw e;
                }
                connection.rollback(before);
                performed.remove(performed.size() - 1);
                task.fail(e);
            }
        } catch (Exception | Error e) {
            giveUp(e);
        }
    }

    private void commit() {
        if (performed.isEmpty()) {
            return;
        }
        try {
            connection.commit();
            session.committed(handle);
            answers.forEach(Runnable::run);
            performed.clear();
            answers.clear();
        } catch (Exception | Error e) {
            giveUp(e);
        }
    }

    private void quiet() {
        if (broken.isPresent()) {
            return;
        }
        try {
            session.quiet(handle);
        } catch (Exception | Error e) {
            giveUp(e);
        }
    }

    private void read(Task<?> task) {
        if (broken.isPresent()) {
            task.fail(broken.get());
            return;
        }
        try {
            Runnable answer = task.perform(handle);
            connection.commit();
            answer.run();
        } catch (SQLException | RuntimeException | Error e) {
            task.fail(e);
            if (trouble.isFatal(e)) {
                giveUp(e);
            }
        }
    }

    /** What broke the store was already told to those who asked for more than closing. */
    private void close(Task<?> task) {
        try {
            if (broken.isEmpty()) {
                session.shutDown(handle);
            }
            task.perform(handle).run();
        } catch (Exception | Error e) {
            task.fail(e);
        }
    }

    private void giveUp(Throwable cause) {
        RuntimeException explained = trouble.explain(cause);
        broken = Optional.of(explained);
        performed.forEach(task -> task.fail(explained));
        performed.clear();
        answers.clear();
    }
}

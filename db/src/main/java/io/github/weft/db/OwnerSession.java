package io.github.weft.db;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/**
 * The session of the store's owner, who makes the database if there is none. The open file only grows, by some ten kilobytes a commit, nearly
 * all of them waste a moment later; so when it has grown enough it is shut down, which writes it anew, and opened again.
 *
 * <p>A sync takes as long as several commits, and only a power cut makes it worth while; so a commit is followed by one if the last was
 * {@value #SYNC_SECONDS} s ago or more. A commit that comes sooner is synced with the next one, or when nothing more was asked for a while.
 */
final class OwnerSession implements Session {

    private static final int SYNC_SECONDS = 1;

    private final StoreFolder folder;
    private final long roomToGrow;
    private final InstantSource clock;
    private Instant synced = Instant.MIN;
    private boolean unsynced;
    private long limit;

    /** Room to grow in bytes. */
    OwnerSession(StoreFolder folder, long roomToGrow, InstantSource clock) {
        this.folder = folder;
        this.roomToGrow = roomToGrow;
        this.clock = clock;
    }

    @Override
    public Connection open() throws IOException, SQLException {
        var database = new Database(folder);
        if (!folder.hasDatabase()) {
            database.create();
        }
        limit = roomToGrow + 4 * Files.size(folder.database());
        return database.open();
    }

    @Override
    public void committed(Handle handle) throws IOException, SQLException {
        unsynced = true;
        syncIfDue(handle);
    }

    @Override
    public void quiet(Handle handle) throws IOException, SQLException {
        syncIfDue(handle);
    }

    private void syncIfDue(Handle handle) throws IOException, SQLException {
        Instant now = clock.instant();
        if (unsynced && Duration.between(synced, now).abs().toSeconds() >= SYNC_SECONDS) {
            handle.execute("CHECKPOINT SYNC");
            Witness.of(handle.getConnection()).write(folder);
            synced = now;
            unsynced = false;
        }
    }

    @Override
    public boolean isBloated() throws IOException {
        return Files.size(folder.database()) > limit;
    }

    @Override
    public void shutDown(Handle handle) throws IOException, SQLException {
        Witness last = Witness.of(handle.getConnection());
        Database.shutDown(handle);
        last.write(folder);
    }
}

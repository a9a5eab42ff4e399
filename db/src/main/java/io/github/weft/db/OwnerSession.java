package io.github.weft.db;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * The session of the store's owner, who makes the database if there is none. The open file only grows, by some ten kilobytes a commit, nearly
 * all of them waste a moment later; so when it has grown enough it is shut down, which writes it anew, and opened again.
 */
final class OwnerSession implements Session {

    private final StoreFolder folder;
    private final long roomToGrow;
    private long limit;

    /** Room to grow in bytes. */
    OwnerSession(StoreFolder folder, long roomToGrow) {
        this.folder = folder;
        this.roomToGrow = roomToGrow;
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
    public void synced(Connection connection) throws IOException, SQLException {
        Witness.of(connection).write(folder);
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

package io.github.weft.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The session of the store's owner, who makes the database if there is none. */
record OwnerSession(StoreFolder folder) implements Session {

    @Override
    public Connection open() throws IOException, SQLException {
        var database = new Database(folder);
        if (!folder.hasDatabase()) {
            database.create();
        }
        return database.open();
    }

    @Override
    public void synced(Connection connection) throws IOException, SQLException {
        Witness.of(connection).write(folder);
    }

    @Override
    public void shutDown(Handle handle) throws IOException, SQLException {
        Witness last = Witness.of(handle.getConnection());
        Database.shutDown(handle);
        last.write(folder);
    }
}

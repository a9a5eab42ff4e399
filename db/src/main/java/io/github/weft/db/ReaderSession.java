package io.github.weft.db;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** A session on a private copy of the store's file, made on opening. */
record ReaderSession(StoreFolder folder, Path copy) implements Session {

    @Override
    public Connection open() throws IOException, SQLException {
        return new Database(folder).openCopy(copy);
    }

    /** Never, since nothing is written. */
    @Override
    public void committed(Handle handle) {}

    /** Nothing is owed. */
    @Override
    public void quiet(Handle handle) {}

    @Override
    public boolean isBloated() {
        return false;
    }

    @Override
    public void shutDown(Handle handle) {
        Database.shutDown(handle);
    }
}

package io.github.weft.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** What happens around the work on an open database; all of it on the store's thread. */
interface Session {

    Connection open() throws IOException, SQLException;

    /** After a commit, which a kill cannot undo but a power cut could. */
    void committed(Handle handle) throws IOException, SQLException;

    /** Nothing was asked for a while. */
    void quiet(Handle handle) throws IOException, SQLException;

    /** Whether the database should be shut down and opened again. */
    boolean isBloated() throws IOException;

    void shutDown(Handle handle) throws IOException, SQLException;
}

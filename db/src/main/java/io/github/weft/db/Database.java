package io.github.weft.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** An H2 file with our tables in it. */
record Database(StoreFolder folder) {

    /**
     * A commit is in the file when it returns; H2's default, up to 500 ms later, loses what it promised on a kill. While it is open the file
     * only grows: what a reader copies is never overwritten; compression makes each commit half as long. A step takes some twenty
     * different statements, more than H2 keeps prepared by default. H2 must neither close the database
     * while a signal's handlers still save, nor write trace files.
     */
    private static final String OPTIONS =
            ";WRITE_DELAY=0;REUSE_SPACE=FALSE;MAX_COMPACT_TIME=0;COMPRESS=TRUE;QUERY_CACHE_SIZE=64"
                    + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    /** A reader takes hundreds of thousands of rows once, in order: there is no need to lay them all aside, on disk, before the first is told. */
    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r;LAZY_QUERY_EXECUTION=1";

    /** Bytes of a file that is not worth tidying. */
    private static final long SMALL = 1 << 20;

    /** Makes an empty database, complete or not at all. */
    void create() throws IOException {
        Files.deleteIfExists(folder.unfinished());
        Schema.migrate(source(folder.unfinished(), ""));
        Files.move(folder.unfinished(), folder.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Opens the store's file, after a look at it that changes nothing. */
    Connection open() throws IOException, SQLException {
        Optional<Connection> newest = look(folder.database(), Witness.read(folder));
        if (newest.isPresent()) {
            newest.get().close();
        } else {
            Schema.migrate(source(folder.database(), ""));
        }
        return source(folder.database(), "").getConnection();
    }

    /** Copies the store's file and opens the copy. */
    Connection openCopy(Path copy) throws IOException, SQLException {
        Optional<Witness> witness = Witness.read(folder);
        Files.copy(folder.database(), copy, StandardCopyOption.REPLACE_EXISTING);
        Optional<Connection> newest = look(copy, witness);
        if (newest.isPresent()) {
            return newest.get();
        }
        Schema.migrate(source(copy, ""));
        return source(copy, READ_ONLY).getConnection();
    }

    /** A connection that cannot write, so that a file with anything wrong stays as it is; nothing if its schema is an older one. */
    private Optional<Connection> look(Path file, Optional<Witness> witness) throws IOException {
        Header.check(folder, file);
        try {
            Connection connection = source(file, READ_ONLY).getConnection();
            boolean newest = false;
            try {
                newest = isNewest(connection, file, witness);
            } finally {
                if (!newest) {
                    connection.close();
                }
            }
            return newest ? Optional.of(connection) : Optional.empty();
        } catch (SQLException e) {
            throw new Trouble(folder.path()).atFirstSight(e);
        }
    }

    private boolean isNewest(Connection connection, Path file, Optional<Witness> witness)
            throws SQLException, IOException {
        int schema = Schema.version(connection);
        Schema.check(folder, schema);
        Extent.check(folder, file, connection);
        if (witness.isPresent()) {
            witness.get().check(folder, Witness.of(connection));
        }
        return schema == Schema.NEWEST;
    }

    /**
     * Closes a database; one that is mostly waste is written anew without it. By plain JDBC, since Jdbi asks for a count of rows, and there is
     * nobody left to answer.
     */
    static void shutDown(Handle handle) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(isWasteful(handle) ? "SHUTDOWN COMPACT" : "SHUTDOWN");
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private static boolean isWasteful(Handle handle) {
        return setting(handle, "info.FILE_SIZE") > SMALL && setting(handle, "info.CHUNKS_FILL_RATE") < 50;
    }

    private static long setting(Handle handle, String name) {
        return handle.createQuery("SELECT setting_value FROM information_schema.settings WHERE setting_name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .one();
    }

    private static JdbcDataSource source(Path file, String more) {
        String path = file.toAbsolutePath().normalize().toString();
        var source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:file:" + path.substring(0, path.length() - StoreFolder.ENDING.length()) + OPTIONS + more);
        source.setUser("weft");
        source.setPassword("");
        return source;
    }
}

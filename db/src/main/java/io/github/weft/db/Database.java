package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** An H2 file with our tables in it. */
record Database(StoreFolder folder) {

    /** The number of the newest migration. */
    static final int SCHEMA = 1;

    /**
     * A commit is in the file when it returns; H2's default, up to 500 ms later, loses what it promised on a kill. H2 must not close the
     * database while a signal's handlers still save, nor write trace files beside it. Compression makes each commit half as long. Tidying
     * inside the file on closing would move what a reader may be copying.
     */
    private static final String OPTIONS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
            + ";TRACE_LEVEL_SYSTEM_OUT=0;COMPRESS=TRUE;MAX_COMPACT_TIME=0";

    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

    /** Bytes of a file that is not worth tidying. */
    private static final long SMALL = 1 << 22;

    /** Makes an empty database, complete or not at all. */
    void create() throws IOException {
        Files.deleteIfExists(folder.unfinished());
        migrate(folder.unfinished());
        Files.move(folder.unfinished(), folder.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Opens the store's file, after a look at it that changes nothing. */
    Connection open() throws IOException, SQLException {
        examine(folder.database(), Witness.read(folder));
        return source(folder.database(), "").getConnection();
    }

    /** Copies the store's file and opens the copy. */
    Connection openCopy(Path copy) throws IOException, SQLException {
        Optional<Witness> witness = Witness.read(folder);
        Files.copy(folder.database(), copy, StandardCopyOption.REPLACE_EXISTING);
        examine(copy, witness);
        return source(copy, READ_ONLY).getConnection();
    }

    private void examine(Path file, Optional<Witness> witness) throws IOException {
        Header.check(folder, file);
        if (schema(file, witness) < SCHEMA) {
            migrate(file);
        }
    }

    /** Reads on a connection that cannot write, so that a file with anything wrong stays as it is. */
    private int schema(Path file, Optional<Witness> witness) {
        try (Connection connection = source(file, READ_ONLY).getConnection()) {
            int schema = schema(connection);
            if (schema > SCHEMA) {
                throw new StoreException(
                        Kind.UNUSABLE,
                        "%s was made by a newer weft (schema %d, this build knows %d); use that build, or another --db."
                                .formatted(folder.path(), schema, SCHEMA));
            }
            if (schema == 0) {
                throw new SQLException("it lacks its tables");
            }
            if (schema == SCHEMA && witness.isPresent()) {
                witness.get().check(folder, Witness.of(connection));
            }
            return schema;
        } catch (SQLException e) {
            throw new Trouble(folder.path()).atFirstSight(e);
        }
    }

    private static int schema(Connection connection) throws SQLException {
        String query = """
                SELECT MAX(CAST("version" AS INTEGER)) FROM "flyway_schema_history" WHERE "success"
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
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

    private static void migrate(Path file) {
        Flyway.configure()
                .dataSource(source(file, ""))
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load()
                .migrate();
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

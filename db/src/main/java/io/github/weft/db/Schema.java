package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The version of tables and views: the number of the last of the migrations in {@code db/migration} that was applied. A store of an older one is brought up
 * to date by whoever opens it to write; a reader does that to its private copy. A newer one is refused, whatever it is that was added.
 */
final class Schema {

    /** The number of the newest migration. */
    static final int NEWEST = 3;

    private Schema() {}

    /** 0 if there is none. Flyway itself would take a second to tell. */
    static int version(Connection connection) throws SQLException {
        String query = """
                SELECT MAX(CAST("version" AS INTEGER)) FROM "flyway_schema_history" WHERE "success"
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    static void check(StoreFolder folder, int version) throws SQLException {
        if (version == 0) {
            throw new SQLException("it lacks its tables");
        }
        if (version > NEWEST) {
            throw new StoreException(
                    Kind.UNUSABLE,
                    "%s was made by a newer weft (schema %d, this build knows %d); use that build, or another --db."
                            .formatted(folder.path(), version, NEWEST));
        }
    }

    static void migrate(DataSource source) {
        flyway(source).migrate();
    }

    static Flyway flyway(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load();
    }
}

package io.github.weft.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.weft.db.StoreException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of other versions: older ones go on, newer ones are refused. */
class UpgradeTest {

    @TempDir
    private Path folder;

    private JdbcDataSource file;

    @BeforeEach
    void name() {
        file = new JdbcDataSource();
        file.setURL("jdbc:h2:file:" + folder.resolve("weft").toAbsolutePath());
        file.setUser("weft");
        file.setPassword("");
    }

    private void makeTheFirstSchema() throws SQLException {
        Flyway.configure()
                .dataSource(file)
                .locations("classpath:db/migration")
                .target("1")
                .loggers("slf4j")
                .load()
                .migrate();
        execute("""
                INSERT INTO runs (id, kind, configuration, seed, status, started, elapsed)
                VALUES ('abc', 'search', 'space: mobile', 7, 'FINISHED', TIMESTAMP WITH TIME ZONE '2026-01-05 20:15:00Z', 3)
                """);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = file.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int schema() throws SQLException {
        try (Connection connection = file.getConnection()) {
            return Schema.version(connection);
        }
    }

    @Test
    void whoWritesBringsAnOlderStoreUpToDate() throws Exception {
        makeTheFirstSchema();

        try (RunStore store = H2RunStore.open(folder)) {
            assertThat(store.runs()).extracting(row -> row.run().id()).containsExactly("abc");
            store.append("abc", List.of(Samples.candidate("a")), List.of(Samples.evaluation("a", "params", 5)));
        }

        assertThat(schema()).isEqualTo(Schema.NEWEST);
        try (Connection connection = file.getConnection();
                var row = connection.createStatement().executeQuery("SELECT params FROM v_leaderboard")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getDouble(1)).isEqualTo(5);
        }
    }

    @Test
    void whoReadsLeavesAnOlderStoreAsItIs() throws Exception {
        makeTheFirstSchema();
        byte[] before = Files.readAllBytes(folder.resolve("weft.mv.db"));

        try (RunReader store = H2RunStore.read(folder)) {
            assertThat(store.runs()).hasSize(1);
        }

        assertThat(Files.readAllBytes(folder.resolve("weft.mv.db"))).isEqualTo(before);
        assertThat(schema()).isEqualTo(1);
    }

    @Test
    void aNewerStoreIsRefused() throws Exception {
        H2RunStore.open(folder).close();
        execute("UPDATE \"flyway_schema_history\" SET \"version\" = '99' WHERE \"version\" = '2'");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> H2RunStore.read(folder))
                .withMessage(
                        "%s was made by a newer weft (schema 99, this build knows 3); use that build, or another --db.",
                        folder)
                .extracting(StoreException::kind)
                .isEqualTo(Kind.UNUSABLE);
    }
}

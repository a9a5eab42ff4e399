package io.github.weft.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    @TempDir
    private Path folder;

    @Test
    void knowsItsNewestMigration() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:");

        var migrations = Schema.flyway(source).info().all();

        assertThat(migrations)
                .extracting(migration -> migration.getVersion().toString())
                .last()
                .isEqualTo("" + Schema.NEWEST);
    }

    @Test
    void leavesNothingButItsThreeFiles() throws Exception {
        H2RunStore.open(folder).close();

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("weft.mv.db", "witness.txt", "owner.lock");
        }
    }

    @Test
    void readsTheNewestRowsOfARunWithoutAScan() {
        try (RunStore store = H2RunStore.open(folder)) {
            store.begin(Samples.run("r"));
            for (String table : List.of("candidates", "evaluations", "members", "steps")) {
                String plan = ((Facts) store)
                        .thread.read(handle -> handle.createQuery("""
                                EXPLAIN SELECT number FROM <table>
                                WHERE number BETWEEN 1 AND 2
                                ORDER BY number DESC
                                FETCH FIRST ROW ONLY
                                """)
                                .define("table", table)
                                .mapTo(String.class)
                                .one());

                assertThat(plan).contains("PRIMARY_KEY").contains("index sorted");
            }
        }
    }
}

package io.github.weft.search.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.weft.db.Candidate;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryExportTest {

    private static final Protocol PROTOCOL = Protocol.of(Map.of("optimizer", "sgd", "seed", "7"));

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        try (RunStore store = H2RunStore.open(folder.resolve("store"), () -> Instant.parse("2026-03-01T20:15:30Z"))) {
            store.begin(new Run("abc", "search", "space: mobile\ntitle: it's\n", 7, new TreeMap<>()));
            store.append(
                    "abc",
                    List.of(
                            new Candidate("a", "a", List.of(), "random", 0),
                            new Candidate("b,\"c\"", "b", List.of("a", "z"), "crossover", 3)),
                    List.of(
                            new Evaluation("a", "accuracy", PROTOCOL, 30, 1, Score.of(1 / 3.0), 2.5, List.of()),
                            new Evaluation(
                                    "b,\"c\"",
                                    "nwot",
                                    Protocol.exact(),
                                    0,
                                    0,
                                    Score.failed("memory: it's full"),
                                    0,
                                    List.of())));
            store.mark("abc", RunStatus.FINISHED, 9);
        }
    }

    private HistoryExport history(RunReader facts) {
        return HistoryExport.of(facts, facts.run("abc").orElseThrow());
    }

    @Test
    void csvHasALineAnEvaluation() throws Exception {
        var text = new StringWriter();
        try (RunReader facts = H2RunStore.read(folder.resolve("store"))) {
            history(facts).csv(text);
        }

        assertThat(text).hasToString("""
                run,architecture,metric,fidelity,replicate,score,failure,seconds,protocol,step,operator,parents
                abc,a,accuracy,30,1,0.3333333333333333,,2.5,optimizer=sgd;seed=7,0,random,
                abc,"b,""c""\",nwot,0,0,,memory: it's full,0.0,,3,crossover,a z
                """);
        assertThat(ScoredFile.read(Files.writeString(folder.resolve("history.csv"), text.toString()))
                        .scores())
                .containsExactly(
                        new Scored(2, "a", "accuracy", 30, 1, "optimizer=sgd;seed=7", Score.of(1 / 3.0)),
                        new Scored(3, "b,\"c\"", "nwot", 0, 0, "", Score.failed("memory: it's full")));
    }

    private Path script() throws IOException {
        var text = new StringWriter();
        try (RunReader facts = H2RunStore.read(folder.resolve("store"))) {
            history(facts).sql(text);
        }
        return Files.writeString(folder.resolve("history.sql"), text.toString());
    }

    /** In PostgreSQL's mode names are lower case unless quoted, as there. */
    @ParameterizedTest(name = "H2{0}")
    @ValueSource(strings = {"", ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", ";MODE=STRICT"})
    void sqlFillsTablesOfAnotherDatabase(String mode) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:history" + mode, "sa", "")) {
            connection.createStatement().execute("RUNSCRIPT FROM '" + script().toAbsolutePath() + "'");
            assertThat(one(connection, "SELECT run, status, seed, seconds, started FROM runs"))
                    .isEqualTo("abc finished 7 9.0 2026-03-01T20:15:30Z");
            assertThat(one(connection, "SELECT configuration FROM runs")).isEqualTo("space: mobile\ntitle: it's\n");
            assertThat(one(connection, "SELECT architecture, step, parents FROM candidates WHERE \"position\" = 1"))
                    .isEqualTo("b,\"c\" 3 a z");
            assertThat(one(
                            connection,
                            "SELECT score, fidelity, replicate, failure FROM evaluations WHERE metric = 'accuracy'"))
                    .isEqualTo("0.3333333333333333 30 1 null");
            assertThat(one(connection, "SELECT score, failure FROM evaluations WHERE metric = 'nwot'"))
                    .isEqualTo("null memory: it's full");
        }
    }

    /** SQLite's own program, where it is; it prints 15 digits unless told otherwise. */
    @Test
    void sqlFillsTablesOfSqlite() throws Exception {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(place -> Path.of(place, "sqlite3"))
                        .anyMatch(Files::isExecutable))
                .as("sqlite3 is installed")
                .isTrue();
        Path script = script();
        Files.writeString(script, """
                SELECT run, status, seed, seconds, started FROM runs;
                SELECT architecture, step, parents FROM candidates WHERE "position" = 1;
                SELECT printf('%!.17g', score), fidelity, replicate, failure IS NULL FROM evaluations WHERE metric = 'accuracy';
                SELECT score IS NULL, failure FROM evaluations WHERE metric = 'nwot';
                """, StandardOpenOption.APPEND);

        Process sqlite = new ProcessBuilder("sqlite3", "-bail", ":memory:")
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(sqlite.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("""
                abc|finished|7|9.0|2026-03-01T20:15:30Z
                b,"c"|3|a z
                0.33333333333333331|30|1|1
                1|memory: it's full
                """);
        assertThat(sqlite.waitFor()).isZero();
    }

    private static String one(Connection connection, String sql) throws Exception {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            var text = new StringBuilder(String.valueOf(row.getObject(1)));
            for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                text.append(' ').append(row.getObject(column));
            }
            return text.toString();
        }
    }
}

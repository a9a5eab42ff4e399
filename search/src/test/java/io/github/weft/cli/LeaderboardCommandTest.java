package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.cli.Terminals.Said;
import io.github.weft.db.Candidate;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code weft leaderboard} prints of stores that hold a few facts, and what it refuses. */
class LeaderboardCommandTest {

    private static final Protocol TRAINING = Protocol.of(Map.of("optimizer", "sgd"));

    @TempDir
    Path folder;

    private Said board(String... arguments) {
        var command = new ArrayList<>(
                List.of("leaderboard", "--db", folder.resolve("store").toString()));
        command.addAll(Arrays.asList(arguments));
        return Terminals.weft(command.toArray(String[]::new));
    }

    private void run(String id, String space, long seed, RunStatus status, Map<String, Double> accuracies) {
        try (RunStore store = H2RunStore.open(folder.resolve("store"))) {
            String settings =
                    "space: %s\ndata: toy\nobjectives: accuracy,-params\nconstraint: params<60\n".formatted(space);
            store.begin(new Run(id, "search", settings, seed, new TreeMap<>(Map.of("data", "d1"))));
            for (Map.Entry<String, Double> entry : new TreeMap<>(accuracies).entrySet()) {
                String name = entry.getKey();
                store.append(
                        id,
                        List.of(new Candidate(name, name, List.of(), "random", 0)),
                        List.of(
                                fact(name, "params", Protocol.exact(), 0, name.length() * 50),
                                fact(name, "accuracy", TRAINING.with("seed", seed), 3, entry.getValue())));
            }
            store.mark(id, status, 1);
        }
    }

    private static Evaluation fact(String name, String metric, Protocol protocol, int epochs, double value) {
        return new Evaluation(name, metric, protocol, epochs, 0, Score.of(value), 0.5, List.of());
    }

    private void threeRuns() {
        run("aaa1", "mobile", 1, RunStatus.FINISHED, Map.of("a", 80.0, "bb", 85.0));
        run("bbb2", "mobile", 2, RunStatus.FINISHED, Map.of("a", 82.0));
        run("ccc3", "nb201", 1, RunStatus.FINISHED, Map.of("c", 90.0));
    }

    /** 80 and 82, ahead of 85 that breaks the limit: mean 81, s = sqrt(2), t(.975; 1) = 12.7062, margin 12.7062. */
    @Test
    void equalArchitecturesOfSeveralSeedsAreOneRow() throws Exception {
        threeRuns();

        JsonNode json =
                new ObjectMapper().readTree(board("aaa1", "bbb2", "--json").out());
        assertThat(json.at("/rows/0/architecture").asText()).isEqualTo("a");
        assertThat(json.at("/rows/0/objective").toString())
                .startsWith("{\"metric\":\"accuracy\",\"mean\":81.0,\"n\":2,\"seeds\":2,\"low\":68.29")
                .contains("\"high\":93.70");
        assertThat(json.get("run").asText()).isEqualTo("aaa1+bbb2");
        assertThat(json.get("runs")).hasSize(2);
        assertThat(json.at("/rows/0/feasible").asBoolean()).isTrue();
        assertThat(json.at("/rows/1/feasible").asBoolean()).isFalse();
        assertThat(board("aaa1", "bbb2").out()).contains("[68.29, 93.71]  2").contains("feasible");
    }

    @Test
    void runsThatCannotBeComparedStandApartWithTheReason() {
        threeRuns();

        Said said = board("aaa1", "ccc3", "bbb2");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .startsWith("runs aaa1, bbb2\n\nrank")
                .contains(
                        "\n\nrun ccc3\n\nruns aaa1 and ccc3 cannot be ranked together: space differs (mobile, nb201). One leaderboard needs the same space.\n\nrank");
        assertThat(board("aaa1", "ccc3", "--markdown").out())
                .startsWith("## run aaa1\n\n| rank |")
                .contains("## run ccc3");
        for (String document : List.of("--json", "--csv", "--digest")) {
            Said refused = board("aaa1", "ccc3", document);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err().lines())
                    .containsExactly(
                            "runs aaa1 and ccc3 cannot be ranked together: space differs (mobile, nb201). One leaderboard needs the same space. A document is of one leaderboard: ask for them apart.");
            assertThat(refused.out()).isEmpty();
        }
    }

    @Test
    void filterSortAndColumnsWorkTogether() {
        threeRuns();

        assertThat(board("aaa1", "--filter", "params<60 && accuracy>=80", "--csv", "--columns", "rank,architecture,n")
                        .out())
                .isEqualTo("rank,architecture,n\n1,a,1\n");
        assertThat(board("aaa1", "--sort", "params", "--columns", "id,params").out())
                .startsWith("id        params\n----------------\nca978112      50\n");
        assertThat(board("aaa1", "--filter", "params>1k").out())
                .isEqualTo("None of the 2 rows of run aaa1 is left by what was asked for.\n");
    }

    @Test
    void aRunThatIsStillRunningIsRankedAndSaysSo() {
        run("aaa1", "mobile", 1, RunStatus.RUNNING, Map.of("a", 80.0));
        run("bbb2", "mobile", 2, RunStatus.STOPPED, Map.of("a", 80.0));

        assertThat(board("aaa1").out())
                .contains("\n   1  ca978112")
                .contains("note: run aaa1 is still running, or was killed: this is what it has found so far.");
        assertThat(board("bbb2").out()).contains("weft resume bbb2 goes on.");
    }

    @Test
    void anEmptyRunSaysSoAndStaysADocument() throws Exception {
        run("aaa1", "mobile", 1, RunStatus.RUNNING, Map.of());

        Said said = board("aaa1");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .isEqualTo("Run aaa1 has no candidates to rank yet: nothing has been judged. It is running.\n");
        assertThat(new ObjectMapper().readTree(board("aaa1", "--json").out()).get("rows"))
                .isEmpty();
    }

    @Test
    void mistakesEndWithOneLineAndCodeTwo() {
        threeRuns();

        mistake("run (zz) is not in", "zz");
        mistake("filter (params<<5), character 8: < is no number such as 80, 50k or 5ms.", "--filter", "params<<5");
        mistake("Did you mean accuracy?", "--filter", "acuracy>5");
        mistake("column (speed) is not known.", "--columns", "speed");
        mistake("sort (speed) is not a column of numbers. Known: rank, ", "--sort", "speed");
        mistake("columns (rank) are for tables and CSV", "--json", "--columns", "rank");
        mistake("Give one of --json, --csv, --markdown and --digest.", "--json", "--markdown");
        mistake("top (-1) must be 0 for all rows, or more.", "--top", "-1");
    }

    @Test
    void theHistoryOfARunIsWrittenWholeOrNotAtAll() throws Exception {
        threeRuns();
        String store = folder.resolve("store").toString();
        Path file = folder.resolve("history.csv");

        Said said = Terminals.weft("export", "aaa1", "--format", "csv", "--out", file.toString(), "--db", store);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).startsWith(file + "  (SHA-256 ");
        assertThat(Files.readAllLines(file)).hasSize(5).element(1).asString().startsWith("aaa1,a,params,0,0,50.0,");
        Said sql =
                Terminals.weft("export", "--run", "ccc3", "--format", "sql", "--out", file.toString(), "--db", store);
        assertThat(sql.code()).as(sql.err()).isZero();
        assertThat(Files.readString(file))
                .contains("INSERT INTO evaluations VALUES ('ccc3', 1, 'c', 'accuracy', 3, 0, 90.0,");

        Path nowhere = file.resolve("history.csv");
        Said refused = Terminals.weft("export", "aaa1", "--format", "csv", "--out", nowhere.toString(), "--db", store);
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .startsWith("The history cannot be written to " + nowhere + ": ")
                .endsWith("Maybe name another file with --out.");
        Said unknown = Terminals.weft("export", "zzz", "--format", "csv", "--db", store);
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err().lines()).singleElement().asString().contains("run (zzz) is not in");
    }

    @Test
    void aStoreOfANewerVersionIsRefusedWithCodeFour() throws Exception {
        threeRuns();
        String url = "jdbc:h2:file:" + folder.resolve("store/weft").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url, "weft", "")) {
            connection.createStatement().execute("UPDATE \"flyway_schema_history\" SET \"version\" = '99'");
        }

        Said said = board();
        assertThat(said.code()).isEqualTo(4);
        assertThat(said.err().lines())
                .singleElement()
                .asString()
                .contains("was made by a newer weft (schema 99, this build knows");
    }

    private void mistake(String message, String... arguments) {
        Said said = board(arguments);
        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err().lines()).singleElement().asString().contains(message);
        assertThat(said.out()).isEmpty();
    }
}

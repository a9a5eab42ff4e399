package io.github.weft.db;

import static io.github.weft.db.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the views of {@code db/README.md} hold, by hand. */
class ViewsTest extends OpenStore {

    private static final Protocol OTHER = Protocol.of(Map.of("data", "other"));
    private static final Protocol IMPORTED = Protocol.of(Map.of("imported", "77", "kind", "csv"));

    private List<Map<String, Object>> rows(String sql) {
        return ((Facts) store)
                .thread.read(handle -> handle.createQuery(sql).mapToMap().map(LinkedHashMap::new).stream()
                        .map(row -> (Map<String, Object>) row)
                        .toList());
    }

    private static Evaluation fact(
            String genome, String metric, Protocol protocol, int epochs, int replicate, double v) {
        return new Evaluation(genome, metric, protocol, epochs, replicate, Score.of(v), 0.5, List.of());
    }

    private void fill() {
        store.begin(run("abd"));
        store.append(
                "abc",
                List.of(
                        new Candidate("a", "a", List.of(), "random", 0),
                        new Candidate("b", "b", List.of("a"), "mutation", 1)),
                List.of(
                        fact("a", "params", Protocol.exact(), 0, 0, 500),
                        fact("a", "accuracy", Samples.PROTOCOL, 6, 0, 10),
                        fact("a", "accuracy", Samples.PROTOCOL, 30, 0, 80),
                        fact("a", "accuracy", Samples.PROTOCOL, 30, 1, 84),
                        fact("a", "accuracy", OTHER, 30, 0, 99),
                        fact("a", "accuracy", IMPORTED, 90, 0, 99.5),
                        Samples.evaluation("b", "zero-cost", 0, Score.failed("memory: needs 9 GB")),
                        Samples.evaluation("b", "nwot", 0, Score.failed("memory: needs 8 GB")),
                        fact("b", "accuracy", IMPORTED, 0, 0, 70)));
        store.append("abd", List.of(Samples.candidate("a")), List.of(fact("a", "params", Protocol.exact(), 0, 0, 7)));
        store.addWeights("abc", "a", "a.bin", "00ff");
    }

    @Test
    void documentedColumnsAreThere() throws IOException {
        Map<String, List<String>> documented = Pattern.compile("^\\| `(v_\\w+)` \\| (.*) \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .collect(Collectors.toMap(
                        (MatchResult match) -> match.group(1),
                        match -> List.of(match.group(2).split(", "))));

        assertThat(documented).hasSize(7);
        documented.forEach((view, columns) -> assertThat(rows("""
                        SELECT LOWER(column_name) AS name FROM information_schema.columns
                        WHERE table_name = '%s' ORDER BY ordinal_position
                        """.formatted(view.toUpperCase(Locale.ROOT))))
                .extracting(row -> row.get("name"))
                .as(view)
                .containsExactlyElementsOf(columns));
    }

    @Test
    void runsTellWhatWasAsked() {
        assertThat(rows("SELECT run, kind, status, seed, space, data, configuration FROM v_runs"))
                .singleElement()
                .hasToString(
                        "{run=abc, kind=search, status=running, seed=7, space=mobile, data=null, configuration=space: mobile\nseed: 7\n}");
    }

    @Test
    void candidatesAreInTheOrderOfAdding() {
        fill();

        assertThat(rows("SELECT run, position, architecture, operator, step FROM v_candidates ORDER BY run, position"))
                .extracting(Object::toString)
                .containsExactly(
                        "{run=abc, position=0, architecture=a, operator=random, step=0}",
                        "{run=abc, position=1, architecture=b, operator=mutation, step=1}",
                        "{run=abd, position=0, architecture=a, operator=random, step=0}");
    }

    /** 80 and 84: mean 82, deviation sqrt(8). The single number of another protocol, that of fewer epochs and the imported one do not count. */
    @Test
    void theLeaderboardTakesWhatCounts() {
        fill();

        assertThat(rows("""
                SELECT run, architecture, epochs, accuracy, repetitions, ROUND(deviation, 4) AS deviation, params
                FROM v_leaderboard ORDER BY run, architecture
                """))
                .extracting(Object::toString)
                .containsExactly(
                        "{run=abc, architecture=a, epochs=30, accuracy=82.0, repetitions=2, deviation=2.8284, params=500.0}",
                        "{run=abc, architecture=b, epochs=0, accuracy=70.0, repetitions=1, deviation=null, params=null}",
                        "{run=abd, architecture=a, epochs=null, accuracy=null, repetitions=null, deviation=null, params=7.0}");
        assertThat(rows("SELECT architecture, mean FROM v_scores WHERE imported ORDER BY mean"))
                .extracting(Object::toString)
                .containsExactly("{architecture=b, mean=70.0}", "{architecture=a, mean=99.5}");
    }

    @Test
    void failuresAreCountedByCandidate() {
        fill();

        assertThat(rows("SELECT * FROM v_failures"))
                .singleElement()
                .hasToString("{run=abc, kind=memory, candidates=1}");
        assertThat(rows("SELECT * FROM v_weights"))
                .singleElement()
                .hasToString("{run=abc, architecture=a, file=a.bin, sha256=00ff}");
    }
}

package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.report.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search by a supernet says of it before and after {@code weft supernet check}. */
@Tag("torch")
@Tag("heavy")
class CheckedSupernetTest {

    private static final List<String> WORLD =
            List.of("--space", "vit-mini-v2", "--limit", "200", "--optimizer", "adamw");

    @TempDir
    Path folder;

    @Test
    void theVerdictOfACheckStandsBesideTheRowsOfASearch() throws IOException {
        Path one = trained("one", 4);
        Path other = trained("other", 5);
        search("searched", one);
        assertThat(weft("leaderboard").out()).contains("supernet, unchecked");

        JsonNode unchecked =
                new ObjectMapper().readTree(weft("leaderboard", "--json").out());
        String command = unchecked.at("/supernet/command").asText();
        assertThat(command)
                .isEqualTo("weft supernet check %s --space vit-mini-v2 --limit 200 --short-epochs 1 --optimizer adamw"
                        .formatted(one));
        var check = new ArrayList<>(Arrays.asList(command.split(" ")).subList(1, command.split(" ").length));
        check.add(3, other.toString());
        check.addAll(List.of("--sample", "6", "--json", "--out", "" + folder.resolve("check")));
        JsonNode found =
                new ObjectMapper().readTree(weft(check.toArray(String[]::new)).out());

        JsonNode board = new ObjectMapper()
                .readTree(weft("leaderboard", unchecked.path("run").asText(), "--json")
                        .out());
        String expected = "tau %s [%s, %s] of ceiling %s; params %s"
                .formatted(
                        tau(found, "one", "value"),
                        tau(found, "one", "low"),
                        tau(found, "one", "high"),
                        tau(found, "another-seed", "value"),
                        tau(found, "params", "value"));
        assertThat(StreamSupport.stream(board.path("rows").spliterator(), false)
                        .filter(row -> row.path("evidence").asText().equals("supernet"))
                        .map(row -> row.path("verdict").asText()))
                .hasSize(7)
                .containsOnly(expected);
        assertThat(board.path("digest")).isEqualTo(unchecked.path("digest"));
        Path report = folder.resolve("report");
        weft("report", unchecked.path("run").asText(), "--out", "" + report);
        assertThat(report.resolve("index.html"))
                .content()
                .contains(expected, "How far the supernet can be believed", "supernet-check/index.html");
        assertThat(report.resolve("supernet-check/index.html")).content().contains("one-epoch", "other");

        search("unknown", trained("third", 6));
        assertThat(weft("leaderboard").out())
                .as("a check of others says nothing of this one")
                .contains("supernet, unchecked");
    }

    private static String tau(JsonNode report, String score, String part) {
        return StreamSupport.stream(report.path("rows").spliterator(), false)
                .filter(row -> row.path("score").asText().equals(score))
                .findFirst()
                .map(row -> Numbers.percent(row.path("kendall").path(part).asDouble()))
                .orElseThrow();
    }

    private void search(String name, Path supernet) {
        var command =
                new ArrayList<>(List.of("search", "--supernet", "" + supernet, "--report", "" + folder.resolve(name)));
        command.addAll(WORLD);
        command.addAll(List.of("--evaluations", "8", "--reference", "4", "--population", "4"));
        command.addAll(List.of("--promote", "1", "--short-epochs", "1", "--full-epochs", "2"));
        weft(command.toArray(String[]::new));
        assertThat(folder.resolve(name).resolve("index.html"))
                .content()
                .contains("not checked against training", "<code>weft supernet check " + supernet);
    }

    private Path trained(String name, int seed) {
        Path file = folder.resolve(name + ".supernet");
        var command = new ArrayList<>(List.of("supernet", "train", "--batch", "16", "--steps", "4"));
        command.addAll(WORLD);
        command.addAll(List.of("--seed", "" + seed, "--out", "" + file));
        Terminals.Said said = Terminals.weft(command.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return file;
    }

    private Terminals.Said weft(String... words) {
        var command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--db", "" + folder.resolve("store")));
        Terminals.Said said = Terminals.weft(command.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return said;
    }
}

package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.arch.Shape;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.StoreException;
import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.space.Genome;
import io.github.weft.space.Variation;
import io.github.weft.space.cell.Nb201;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft proxies trust} from the command to the table, and what a search makes of it. */
@Tag("torch")
@Tag("heavy")
class TrustCommandTest {

    private static final List<String> SMALL =
            List.of("--space", "nb201", "--skeleton", "channels=2,cells=1", "--limit", "100", "--batch", "8");

    private static final String CELL =
            "|nor_conv_3x3~0|+|nor_conv_1x1~0|nor_conv_1x1~1|+|avg_pool_3x3~0|skip_connect~1|nor_conv_3x3~2|";

    @TempDir
    Path folder;

    @Test
    void killsChangeNoRowOfTheTable() throws Exception {
        Path straight = folder.resolve("straight");
        Path killed = folder.resolve("killed");
        Path log = folder.resolve("log");
        Terminals.Said whole = Terminals.weft(trained(straight));
        assertThat(whole.code()).as(whole.err()).isZero();

        for (int facts : new int[] {8, 80, 200}) {
            Process process = Terminals.start(log, trained(killed));
            while (process.isAlive() && known(killed) < facts) {
                process.waitFor(30, TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly().waitFor();
        }
        Terminals.Said resumed = Terminals.weft(
                "resume", "--json", "--workers", "1", "--report", "" + folder.resolve("r"), "--db", "" + killed);
        assertThat(resumed.code()).as(resumed.err()).isZero();

        assertThat(facts(killed)).as("all but what a clock said").isEqualTo(facts(straight));
        assertThat(facts(straight))
                .filteredOn(fact -> fact.contains(" accuracy "))
                .as("two trainings for each of six networks")
                .hasSize(12);
        Terminals.Said again = Terminals.weft(trained(killed));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(withoutCosts(again.out())).isEqualTo(withoutCosts(whole.out()));
        assertThat(new ObjectMapper().readTree(resumed.out()).get("candidates").asInt())
                .isEqualTo(6);
        assertThat(folder.resolve("r/index.html")).content().contains("jacob-cov");
        assertThat(folder.resolve("r/trust.csv")).content().isEqualTo(again.out());
        assertThat(Terminals.weft("report", "--out", "" + folder.resolve("r2"), "--db", "" + killed)
                        .code())
                .isZero();
        assertThat(folder.resolve("r2/index.html")).hasSameBinaryContentAs(folder.resolve("r/index.html"));
    }

    @Test
    void aSearchTakesWhatTheNewestReportThatFitsRecommends() throws Exception {
        Path store = folder.resolve("store");
        Path table = table(60);
        List<String> trust = new ArrayList<>(List.of("proxies", "trust"));
        trust.addAll(SMALL);
        trust.addAll(List.of("--table", "" + table, "--target", "more,less", "--sample", "all", "--json"));
        trust.addAll(List.of("--proxies", "nwot,l2-norm", "--out", "" + folder.resolve("r"), "--db", "" + store));
        Terminals.Said told = Terminals.weft(trust.toArray(String[]::new));
        assertThat(told.code()).as(told.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(told.out());
        assertThat(report.get("judged").asInt()).isEqualTo(60);
        var votes = new ArrayList<String>();
        report.get("recommendation").get("votes").forEach(vote -> votes.add(vote.asText()));

        Terminals.Said searched = Terminals.weft(auto(store));

        assertThat(searched.code()).as(searched.err()).isZero();
        try (RunReader facts = H2RunStore.read(store)) {
            String search = facts.runs().get(0).run().configuration();
            String run = facts.runs().get(1).run().id();
            assertThat(search.lines()).contains("proxies: " + String.join(",", votes), "trust: " + run);
            assertThat(facts.runs().get(0).run().provenance().get("command"))
                    .contains("--proxies auto", "--trust " + run);
        }
        Terminals.Said again = Terminals.weft("replay", "--workers", "1", "--db", "" + store);
        assertThat(again.code()).as(again.err() + again.out()).isZero();
        assertThat(again.out()).contains("identical: 6 rows, digest " + Terminals.digest(store));
        assertThat(Terminals.weft(auto(store)).err()).as("the same search").contains("weft resume");
        List<String> elsewhere = new ArrayList<>(List.of(auto(store)));
        elsewhere.set(elsewhere.indexOf("channels=2,cells=1"), "channels=4,cells=1");
        assertThat(Terminals.weft(elsewhere.toArray(String[]::new)).err())
                .contains("weft proxies trust --space nb201 --skeleton channels=4,cells=1 --limit 100");
    }

    @Test
    void aTableThatChangedIsNotResumedWith() throws Exception {
        Path store = folder.resolve("store");
        Path table = table(8);
        List<String> trust = new ArrayList<>(List.of("proxies", "trust"));
        trust.addAll(SMALL);
        trust.addAll(List.of("--table", "" + table, "--target", "more", "--sample", "5", "--proxies", "l2-norm"));
        trust.addAll(List.of("--out", "" + folder.resolve("r"), "--db", "" + store));
        Terminals.Said first = Terminals.weft(trust.toArray(String[]::new));
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(Terminals.weft("resume", "--db", "" + store).code()).isZero();
        assertThat(Terminals.weft("leaderboard", "--db", "" + store).out())
                .matches("Run \\w+ holds proxies against a table and trains nothing, so there is nothing to rank.*\\R");
        assertThat(Terminals.weft("leaderboard", "--sort", "truth", "--db", "" + store)
                        .out()
                        .lines())
                .hasSizeGreaterThan(5);
        Files.writeString(table, Files.readString(table).replaceFirst(",\\d+,", ",77777,"));

        Terminals.Said resumed = Terminals.weft("resume", "--db", "" + store);

        assertThat(resumed.code()).isEqualTo(2);
        assertThat(resumed.err())
                .startsWith("The table is not what the run began with (digest ")
                .contains("Maybe restore it, or start anew.");
        assertThat(Terminals.weft(trust.toArray(String[]::new)).err()).contains("The table (");
    }

    @Test
    void scoresSayHowFarTheySpread() {
        List<String> command = new ArrayList<>(List.of("score"));
        command.addAll(SMALL);
        command.addAll(List.of("--proxies", "nwot,l2-norm", "--replicates", "2", "--batches", "3"));
        command.addAll(List.of("--arch", CELL, "--db", "" + folder.resolve("store")));
        String text = Terminals.weft(command.toArray(String[]::new)).out();
        command.add("--json");
        List<JsonNode> scores = Terminals.weft(command.toArray(String[]::new))
                .out()
                .lines()
                .map(TrustCommandTest::json)
                .filter(score -> score.get("metric").asText().equals("nwot"))
                .toList();

        assertThat(scores).hasSize(6);
        assertThat(scores.stream()
                        .map(score -> score.get("batch-digest").asText())
                        .distinct())
                .hasSize(3);
        assertThat(scores.stream().map(score -> score.get("value").asDouble()).distinct())
                .hasSize(6);
        double mean = scores.stream()
                .mapToDouble(score -> score.get("value").asDouble())
                .average()
                .orElseThrow();
        assertThat(text.lines().filter(line -> line.startsWith("nwot")))
                .singleElement()
                .asString()
                .contains(String.format(Locale.ROOT, "%.6g sd ", mean))
                .contains(" of 6");
        assertThat(text.lines().filter(line -> line.startsWith("l2-norm")))
                .singleElement()
                .asString()
                .as("which sees no batch")
                .contains(" of 2");
    }

    /** Networks with any number of weights, ranked by it, and once the other way round with half of the rows unknown. */
    private Path table(int size) throws IOException {
        var space = new Nb201();
        var setting = space.setting(Shape.image(1, 28, 28), 10);
        var lines = new ArrayList<>(List.of("arch,more,less"));
        var seen = new HashSet<Genome>();
        for (int seed = 0; seen.size() < size; seed++) {
            Genome genome = Variation.random(space, Seeds.generator(seed, "table"));
            if (seen.add(space.canonical(genome))) {
                long params = space.decode(genome, setting).costs().params();
                lines.add("%s,%s,%s".formatted(space.format(genome), params, seed % 2 == 0 ? "" : params + 1));
            }
        }
        return Files.write(folder.resolve("table.csv"), lines);
    }

    private static String[] auto(Path store) {
        var command = new ArrayList<>(List.of("search"));
        command.addAll(SMALL);
        command.addAll(List.of("--strategy", "random", "--evaluations", "6", "--reference", "3", "--promote", "0"));
        command.addAll(List.of("--proxies", "auto", "--db", "" + store));
        return command.toArray(String[]::new);
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many facts are in the store. */
    private static int known(Path store) throws IOException {
        try {
            return Files.exists(store.resolve("weft.mv.db"))
                    ? evaluations(store).size()
                    : 0;
        } catch (StoreException e) {
            return 0;
        }
    }

    private static List<Evaluation> evaluations(Path store) {
        try (RunReader reader = H2RunStore.read(store)) {
            return reader.runs().isEmpty()
                    ? List.of()
                    : reader.evaluations(reader.runs().get(0).run().id());
        }
    }

    private static List<String> facts(Path store) {
        return evaluations(store).stream()
                .filter(fact -> !fact.metric().endsWith("-units"))
                .map(fact -> fact.candidate() + " " + fact.metric() + " " + fact.protocol() + " " + fact.replicate()
                        + " " + fact.score())
                .sorted()
                .toList();
    }

    private static List<String> withoutCosts(String csv) {
        int cost = List.of(csv.lines().findFirst().orElseThrow().split(",")).indexOf("cost");
        assertThat(cost).isPositive();
        return csv.lines()
                .map(line -> {
                    var cells = new ArrayList<>(List.of(line.split(",")));
                    cells.remove(cost);
                    return String.join(",", cells);
                })
                .toList();
    }

    private String[] trained(Path store) {
        var command = new ArrayList<>(List.of("proxies", "trust"));
        command.addAll(SMALL);
        command.addAll(List.of("--sample", "6", "--seeds", "2", "--short-epochs", "1", "--replicates", "2"));
        command.addAll(List.of("--batches", "2", "--proxies", "nwot,jacob-cov,l2-norm", "--csv"));
        command.addAll(List.of("--out", "" + folder.resolve("report"), "--db", "" + store));
        return command.toArray(String[]::new);
    }
}

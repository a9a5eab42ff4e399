package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code weft search --seeds} and {@code weft compare} on a table of all toy cells in which a network has 80 and for each edge its operation's index: a
 * smooth hill, which evolution climbs and chance does not.
 */
@Tag("torch")
class CompareCommandTest {

    private static final SearchSpace SPACE = Spaces.named("toy-cell");
    private static final int SEEDS = 8;

    @TempDir
    private static Path folder;

    private static Path store;
    private static String aging;
    private static String random;

    @BeforeAll
    static void search() throws IOException {
        var lines = new ArrayList<>(List.of("architecture,value"));
        for (int index = 0; index < 4096; index++) {
            Genome genome = Genome.of(
                    index & 3, index >> 2 & 3, index >> 4 & 3, index >> 6 & 3, index >> 8 & 3, index >> 10 & 3);
            int sum = genome.alleles().stream().mapToInt(Integer::intValue).sum();
            lines.add("\"%s\",%s".formatted(SPACE.format(genome), 80 + sum));
        }
        Files.write(folder.resolve("table.csv"), lines);
        store = folder.resolve("store");
        assertThat(set("aging", 0).code()).isZero();
        assertThat(set("random", 0).code()).isZero();
        aging = run("aging", 0);
        random = run("random", 0);
    }

    @Test
    void aSetIsARunForEachSeedAndIsNotRunAgain() throws IOException {
        Terminals.Said again = set("aging", 0);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err())
                .contains(
                        "set 0..7: seed 0, run 1 of 8, finished already",
                        "set 0..7: seed 7, run 8 of 8, finished already")
                .doesNotContain("looked up");
        assertThat(again.out()).contains("weft compare " + aging + " OTHER");
        assertThat(runs("aging")).hasSize(SEEDS);
        assertThat(set("aging", 4).err())
                .contains("set 4..11: seed 7, run 4 of 8, finished already", "seed 11, run 8 of 8\n");
        JsonNode told = new ObjectMapper().readTree(set("aging", 0, "--json").out());
        assertThat(told.get("runs")).hasSize(SEEDS);
        assertThat(told.at("/runs/3/seed").asLong()).isEqualTo(3);
        assertThat(told.at("/runs/3/metrics/accuracy").asDouble()).isGreaterThan(85);
    }

    @Test
    void evolutionIsToldFromChance() throws IOException {
        Terminals.Said said = compare(aging, random);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("A  strategy=aging: ", "B  strategy=random: ", "regret ")
                .contains("A is better than B: accuracy higher by ");
        JsonNode json = new ObjectMapper()
                .readTree(compare(list("aging"), list("random"), "--json").out());
        assertThat(json.at("/contrasts/0/verdict").asText()).isEqualTo("first-better");
        assertThat(json.at("/contrasts/0/test").asText()).startsWith("Wilcoxon signed-rank, 8 pairs");
        assertThat(json.at("/contrasts/0/p").asDouble()).isLessThan(0.05);
        JsonNode run = json.at("/contestants/0/runs/2");
        assertThat(run.get("value").asDouble() + run.get("regret").asDouble()).isEqualTo(98);
        assertThat(run.get("evaluations").asInt()).isEqualTo(120);
        JsonNode curve = json.at("/contestants/0/curve/mean");
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).asDouble())
                    .isGreaterThanOrEqualTo(curve.get(i - 1).asDouble());
        }
        JsonNode board = new ObjectMapper()
                .readTree(Terminals.weft("leaderboard", run.get("run").asText(), "--json", "--db", "" + store)
                        .out());
        assertThat(board.at("/regret/value").asDouble())
                .isEqualTo(run.get("regret").asDouble());
    }

    @Test
    void worseEndsWithEightWhereAskedFor() {
        assertThat(compare(random, aging, "--fail-if-worse").code()).isZero();
        assertThat(compare(aging, random).code()).isZero();
        assertThat(compare(aging, random, "--fail-if-worse").code()).isEqualTo(8);
        assertThat(compare(aging, random, "--only", "--fail-if-worse").out()).contains("Too few runs to tell");
    }

    @Test
    void chanceIsNotToldFromChance() throws IOException {
        assertThat(set("random", 100).code()).isZero();
        String others = list("random", 100);

        Terminals.Said said = compare(list("random"), others, "--fail-if-worse");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("No evidence of a difference between A and B", "four times in five");
    }

    @Test
    void anEarlierMomentAndAnotherMetricCanBeAskedFor() {
        assertThat(compare(aging, random, "--at", "40").out())
                .contains("accuracy of the best by accuracy, after 40 evaluations");
        assertThat(compare(aging, random, "--metric", "params").out()).contains("params of the best by accuracy");
        assertThat(compare(aging, random, "--test", "t").out()).contains("t, ");
        Terminals.Said page = compare(aging, random, "--out", "" + folder.resolve("page"));
        assertThat(page.out()).contains("page   " + folder.resolve("page"));
        assertThat(folder.resolve("page/index.html")).content().contains("A is better than B", "strategy=aging");
        Terminals.Said nowhere = compare(aging, random, "--out", "" + folder.resolve("table.csv"));
        assertThat(nowhere.code()).isEqualTo(3);
        assertThat(nowhere.err()).contains("Maybe name another folder").doesNotContain("\tat ");
    }

    @Test
    void aKilledSetGoesOnWithItsOtherRuns() throws IOException {
        Path killed = folder.resolve("killed");
        assertThat(set(killed, "random", 0, 4).code()).isZero();
        List<RunRow> whole = runs(killed);
        Path cut = folder.resolve("cut");
        assertThat(set(cut, "random", 0, 1).code()).isZero();
        forge(cut, whole.get(0));

        Terminals.Said resumed = Terminals.weft("resume", "--db", "" + cut);

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(runs(cut)).extracting(row -> row.run().id()).containsExactlyElementsOf(ids(whole));
        assertThat(runs(cut)).extracting(RunRow::status).containsOnly(RunStatus.FINISHED);
        for (String id : ids(whole)) {
            assertThat(digest(cut, id)).isEqualTo(digest(killed, id));
        }
    }

    @Test
    void whatCannotBeComparedIsRefusedInALine() throws IOException {
        refused(compare("nothing", random), "run (nothing) is not in");
        refused(compare(aging, aging), "which would compare it with itself");
        refused(compare(aging + "," + aging, random), "run (%s) is given twice".formatted(aging));
        refused(compare(aging + "," + random, random), "differ in strategy (aging, random)");
        refused(compare(aging, random, "--at", "121"), "at (121) must be from 1 to 120");
        refused(compare(aging, random, "--metric", "nwot"), "has no nwot. It has: accuracy, ");
        refused(compare(aging, random, "--metric", "zero-cost"), "another thing in every run");
        refused(compare(aging, random, "--test", "wilcoxn"), "Did you mean wilcoxon?");
        refused(compare(",", random), "run (,) names nothing");
        refused(Terminals.weft("compare", aging, "--db", "" + store), "Expected parameter");
        refused(set(store, "random", 0, 0), "seeds (0) must be from 1");
        refused(set("random", 0, "--new"), "a set has one run for each seed");

        Path other = folder.resolve("other.csv");
        Files.writeString(other, Files.readString(folder.resolve("table.csv")).replace(",80\n", ",81\n"));
        assertThat(Terminals.weft(command(store, other, "random", 0)).code()).isZero();
        refused(compare(aging, newest()), "A and B cannot be compared: table differs");
        try (RunStore facts = H2RunStore.open(store)) {
            facts.mark(newest(facts), RunStatus.STOPPED, 1);
        }
        refused(compare(aging, newest()), "is not finished: it is stopped. Go on with: weft resume");
    }

    private static void refused(Terminals.Said said, String why) {
        assertThat(said.code()).as(said.out()).isEqualTo(2);
        assertThat(said.err()).contains(why).doesNotContain("\tat ");
    }

    private static Terminals.Said compare(String... arguments) {
        var command = new ArrayList<>(List.of("compare"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--db", "" + store));
        return Terminals.weft(command.toArray(String[]::new));
    }

    private static Terminals.Said set(String strategy, long seed, String... more) {
        var command = new ArrayList<>(List.of(command(store, folder.resolve("table.csv"), strategy, seed)));
        command.addAll(List.of("--seeds", "" + SEEDS));
        command.addAll(List.of(more));
        return Terminals.weft(command.toArray(String[]::new));
    }

    private static Terminals.Said set(Path store, String strategy, long seed, int seeds) {
        var command = new ArrayList<>(List.of(command(store, folder.resolve("table.csv"), strategy, seed)));
        command.addAll(List.of("--seeds", "" + seeds));
        return Terminals.weft(command.toArray(String[]::new));
    }

    private static String[] command(Path store, Path table, String strategy, long seed) {
        return new String[] {
            "search",
            "--space",
            "toy-cell",
            "--limit",
            "100",
            "--table",
            "" + table,
            "--target",
            "value",
            "--strategy",
            strategy,
            "--objectives",
            "accuracy",
            "--evaluations",
            "120",
            "--seed",
            "" + seed,
            "--workers",
            "2",
            "--db",
            "" + store
        };
    }

    /** A set of four of which the first is done and no other begun, as a kill between two runs leaves it. */
    private static void forge(Path cut, RunRow first) throws IOException {
        Path whole = cut.resolveSibling("forged");
        try (RunStore to = H2RunStore.open(whole);
                RunReader from = H2RunStore.read(cut)) {
            String id = first.run().id();
            to.begin(first.run());
            to.append(id, from.candidates(id), from.evaluations(id));
            from.steps(id).forEach(step -> to.commitStep(id, step, List.of(), 1));
            to.mark(id, RunStatus.FINISHED, 1);
        }
        Terminals.remove(cut);
        Files.move(whole, cut);
    }

    private static List<RunRow> runs(Path store) {
        try (RunReader facts = H2RunStore.read(store)) {
            return facts.runs().stream()
                    .sorted(Comparator.comparingLong(row -> row.run().seed()))
                    .toList();
        }
    }

    private static List<RunRow> runs(String strategy) {
        return runs(store).stream()
                .filter(row -> row.run().configuration().contains("strategy: " + strategy + "\n"))
                .filter(row -> row.run().seed() < SEEDS)
                .filter(row -> row.run().configuration().contains("/table.csv"))
                .toList();
    }

    private static String run(String strategy, int seed) {
        return runs(strategy).get(seed).run().id();
    }

    private static String list(String strategy) {
        return String.join(",", ids(runs(strategy)));
    }

    private static String list(String strategy, long from) {
        return String.join(
                ",",
                ids(runs(store).stream()
                        .filter(row -> row.run().seed() >= from)
                        .filter(row -> row.run().configuration().contains("strategy: " + strategy + "\n"))
                        .toList()));
    }

    private static List<String> ids(List<RunRow> rows) {
        return rows.stream().map(row -> row.run().id()).toList();
    }

    private static String newest() {
        try (RunReader facts = H2RunStore.read(store)) {
            return newest(facts);
        }
    }

    private static String newest(RunReader facts) {
        return facts.runs().get(0).run().id();
    }

    private static String digest(Path store, String run) {
        return Terminals.weft("leaderboard", run, "--digest", "--db", "" + store)
                .out();
    }
}

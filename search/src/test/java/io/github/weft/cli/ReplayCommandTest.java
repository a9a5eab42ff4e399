package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code weft replay}: runs made again in another store with other workers, and runs that cannot come out the same. */
@Tag("torch")
class ReplayCommandTest {

    private static final SearchSpace SPACE = Spaces.named("toy-cell");

    @TempDir
    Path folder;

    @Test
    void aSearchThatTrainsComesOutTheSameWithOtherWorkers() throws IOException {
        assertThat(Terminals.weft(training("--workers", "2")).code()).isZero();
        Path again = folder.resolve("again");

        Terminals.Said said = Terminals.weft("replay", "--workers", "1", "--into", "" + again, "--db", "" + store());

        assertThat(said.code()).as(said.err() + said.out()).isZero();
        assertThat(said.out())
                .contains("identical: 10 rows, digest " + Terminals.digest(store()))
                .contains("store  " + again);
        assertThat(Terminals.digest(again)).isEqualTo(Terminals.digest(store()));
        assertThat(said.err())
                .contains("configuration: as stored, seed 0", "data: the same, ", "weft: the same, ")
                .doesNotContain("differ");
    }

    @Test
    void helpTellsWhatIsComparedAndWhatARunWithLatenciesNeeds() {
        String help = Terminals.weft("replay", "--help").out().replaceAll("\\s+", " ");

        assertThat(help)
                .contains("other data, table, supernet or calibration of latencies are refused")
                .contains("the calibration must be in the file that the run names")
                .contains("Not compared is what a clock says: seconds, latencies that weft latency measure has stored");
    }

    @Test
    void givenArchitecturesAreScoredAgain() throws IOException {
        assertThat(Terminals.weft(
                                "score",
                                "--space",
                                "nb201",
                                "--skeleton",
                                "channels=4,cells=1",
                                "--limit",
                                "200",
                                "--batch",
                                "8",
                                "--proxies",
                                "nwot,snip",
                                "--db",
                                "" + store(),
                                "--arch",
                                "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|nor_conv_1x1~2|",
                                "--arch",
                                "|none~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|nor_conv_1x1~2|")
                        .code())
                .isZero();

        JsonNode told = json(Terminals.weft("replay", "--json", "--db", "" + store()));

        assertThat(told.get("identical").asBoolean()).isTrue();
        assertThat(told.get("rows").asInt()).isEqualTo(2);
        assertThat(told.get("digest-now").asText()).isEqualTo(Terminals.digest(store()));
        assertThat(told.has("store")).as("nothing is left").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aging", "ga"})
    void aRunThatTheClockEndedIsMadeAgainUpToWhatItCameTo(String strategy) throws IOException {
        table(93.5);
        assertThat(Terminals.weft(search(strategy, "--evaluations", "1500", "--budget", "1s"))
                        .code())
                .isZero();

        Terminals.Said said = Terminals.weft("replay", "--db", "" + store());

        assertThat(said.code()).as(said.err() + said.out()).isZero();
        assertThat(said.err()).contains("budget: the run had 1s of wall-clock time; it is made again up to the ");
    }

    @Test
    void anotherTableIsRefusedAndAnywayEndsWithTheFirstRowThatDiffers() throws IOException {
        table(93.5);
        assertThat(Terminals.weft(search("random", "--evaluations", "2048")).code())
                .isZero();
        table(95);

        Terminals.Said refused = Terminals.weft("replay", "--db", "" + store());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("table: was ", "its numbers cannot come out the same", "Restore it, or give --anyway")
                .doesNotContain("\tat ");

        Terminals.Said other =
                Terminals.weft("replay", "--anyway", "--into", "" + folder.resolve("x"), "--db", "" + store());
        assertThat(other.code()).isEqualTo(8);
        assertThat(other.out())
                .contains("NOT identical: digest was " + Terminals.digest(store()))
                .contains("first at row 1 ", "accuracy was 93.5, is 95.0; the only row that differs");
    }

    @Test
    void aStoreThatWasTamperedWithIsFoundOut() throws IOException {
        table(93.5);
        assertThat(Terminals.weft(search("aging", "--evaluations", "60")).code())
                .isZero();
        Path forged = folder.resolve("forged");
        forge(
                forged,
                run -> run,
                evaluation -> evaluation.metric().equals("depth")
                        ? new Evaluation(
                                evaluation.candidate(),
                                evaluation.metric(),
                                evaluation.protocol(),
                                evaluation.fidelity(),
                                evaluation.replicate(),
                                Score.of(99),
                                evaluation.seconds(),
                                evaluation.curve())
                        : evaluation);

        Terminals.Said said = Terminals.weft("replay", "--json", "--db", "" + forged);

        assertThat(said.code()).isEqualTo(8);
        JsonNode told = json(said);
        assertThat(told.get("departure").asText()).startsWith("first at row 1 ").contains("depth was 99.0, is ");
        Path kept = Path.of(told.get("store").asText());
        assertThat(kept).as("kept to look into").isDirectory();
        Terminals.remove(kept);
    }

    @Test
    void anotherBuildAndPlatformAreToldFirst() throws IOException {
        table(93.5);
        assertThat(Terminals.weft(search("aging", "--evaluations", "40")).code())
                .isZero();
        Path old = folder.resolve("old");
        forge(
                old,
                run -> {
                    var provenance = new TreeMap<>(run.provenance());
                    provenance.put("weft", "0.0.1");
                    provenance.put("cpu", "riscv64");
                    return new Run(run.id(), run.kind(), run.configuration(), run.seed(), provenance);
                },
                evaluation -> evaluation);

        Terminals.Said said = Terminals.weft("replay", "--db", "" + old);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .contains("weft: was 0.0.1, is development (build ", "cpu: was riscv64, is ", "last digits may differ");
    }

    @Test
    void whatCannotBeMadeAgainIsRefusedInALine() throws IOException {
        table(93.5);
        assertThat(Terminals.weft(search("random", "--evaluations", "10")).code())
                .isZero();
        refused("run (nothing) is not in", "replay", "nothing");
        refused("into (%s) is there already".formatted(folder), "replay", "--into", "" + folder);
        refused("workers (0) must be from 1", "replay", "--workers", "0");
        String id;
        try (RunStore facts = H2RunStore.open(store())) {
            Run run = facts.runs().get(0).run();
            id = run.id();
            begin(facts, new Run("empty", "search", run.configuration(), 0, run.provenance()));
            begin(facts, new Run("trust", "trust", run.configuration(), 0, run.provenance()));
            begin(facts, new Run("newer", "search", run.configuration() + "colour: blue\n", 0, run.provenance()));
            facts.mark(id, RunStatus.STOPPED, 1);
        }
        refused("run (empty) has judged nothing", "replay", "empty");
        refused("run (trust) is a trust; what can be replayed: search, score, train", "replay", "trust");
        refused("this build does not read its settings any more: key (colour) is not known", "replay", "newer");
        refused("run (%s) is not finished: it is stopped".formatted(id), "replay", id);
    }

    private static void begin(RunStore facts, Run run) {
        facts.begin(run);
        facts.mark(run.id(), RunStatus.FINISHED, 1);
    }

    private void refused(String why, String... arguments) {
        var command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--db", "" + store()));
        Terminals.Said said = Terminals.weft(command.toArray(String[]::new));
        assertThat(said.code()).as(said.out()).isEqualTo(2);
        assertThat(said.err()).contains(why).doesNotContain("\tat ");
    }

    /** The newest run of the store with changes, in a store of its own. */
    private void forge(Path forged, UnaryOperator<Run> changedRun, UnaryOperator<Evaluation> changed) {
        try (RunReader from = H2RunStore.read(store());
                RunStore to = H2RunStore.open(forged)) {
            Run run = from.runs().get(0).run();
            to.begin(changedRun.apply(run));
            to.append(
                    run.id(),
                    from.candidates(run.id()),
                    from.evaluations(run.id()).stream().map(changed).toList());
            to.mark(run.id(), RunStatus.FINISHED, 1);
        }
    }

    private static JsonNode json(Terminals.Said said) throws IOException {
        return new ObjectMapper().readTree(said.out());
    }

    private Path store() {
        return folder.resolve("store");
    }

    private void table(double best) throws IOException {
        var lines = new ArrayList<>(List.of("architecture,value"));
        for (int index = 0; index < 2048; index++) {
            Genome genome = Genome.of(
                    index & 1, index >> 1 & 3, index >> 3 & 3, index >> 5 & 3, index >> 7 & 3, index >> 9 & 3);
            lines.add("\"%s\",%s".formatted(SPACE.format(genome), index == 1234 ? best : 90 + index % 7 / 4.0));
        }
        Files.write(folder.resolve("table.csv"), lines);
    }

    private String[] search(String strategy, String... more) {
        var command = words("search --space toy-cell --limit 100 --target value --objectives accuracy");
        command.addAll(List.of("--strategy", strategy, "--table", "" + folder.resolve("table.csv")));
        command.addAll(List.of("--db", "" + store()));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private String[] training(String... more) {
        var command =
                words("search --space nb201 --skeleton channels=4,cells=1 --limit 300 --batch 8 --strategy aging");
        command.addAll(words("--objectives accuracy --population 4 --reference 4 --evaluations 10"));
        command.addAll(words("--promote 2 --short-epochs 1 --finish 1 --full-epochs 2"));
        command.addAll(List.of("--db", "" + store()));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static List<String> words(String command) {
        return new ArrayList<>(List.of(command.split(" ")));
    }
}

package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user gets wrong ends with one clear message and the right exit code, and leaves nothing behind. */
@Tag("torch")
class BadInputTest {

    @TempDir
    Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("search --space nb210", 2, "Did you mean nb201?"),
                mistake("search --space nowhere.yaml", 2, "space (nowhere.yaml) is no file"),
                mistake("score --space nowhere.yaml --arch x", 2, "space (nowhere.yaml) is no file"),
                mistake("proxies trust --space nowhere.yaml", 2, "space (nowhere.yaml) is no file"),
                mistake("search --space docs/demo.yaml", 2, "docs/demo.yaml:"),
                mistake("search --space ../spaces/docs/examples/pocket.yaml#00", 2, "has changed"),
                mistake(
                        "score --space ../spaces/docs/examples/pocket.yaml --arch 8_12x2-conv:k3-conv:k3_24x3-k3e2-k3e2-k3e2_24x1-skip_32x1-skip_64",
                        2,
                        "breaks the space's constraint early.depth + middle.depth <= 4"),
                mistake(
                        "train --space ../spaces/docs/examples/pocket.yaml --arch 8_12x2-conv:k3-conv:k3_24x3-k3e2-k3e2-k3e2_24x1-skip_32x1-skip_64",
                        2,
                        "breaks the space's constraint early.depth + middle.depth <= 4"),
                mistake("search --proxies nwott", 2, "Did you mean nwot?"),
                mistake("search --strategy nsga3", 2, "Did you mean nsga2?"),
                mistake("search --evaluatoins 5", 2, "--evaluations"),
                mistake("search --evaluations 0", 2, "evaluations (0) must be from 1"),
                mistake("search --evaluations -3", 2, "evaluations (-3)"),
                mistake("search --evaluations 1e99", 2, "evaluations (1e99)"),
                mistake("search --workers 0", 2, "workers (0)"),
                mistake("search --workers 99999999", 2, "workers (99999999)"),
                mistake("search --workers many", 2, "many"),
                mistake("search --weight-decay 1", 2, "weight-decay (1)"),
                mistake("search --full-epochs 50000", 2, "full-epochs (50000)"),
                mistake("search --budget 0s", 2, "budget (0s)"),
                mistake("search --sparse density=0", 2, "density (0.0) must be above 0 and at most 1"),
                mistake("search --sparse start=erk", 2, "sparse (start=erk): density must be given"),
                mistake("train --arch x --sparse density=.1,growth=grow", 2, "Known: random, gradient, momentum"),
                mistake("search --space sparse --sparse density=.1", 2, "is for dense networks"),
                mistake("search --learning-rate NaN", 2, "learning-rate (NaN)"),
                mistake("search --budget 8", 2, "a time with its unit"),
                mistake("search --constraint params~5", 2, "params<100k"),
                mistake("search --constraint params<1", 6, "constraints accept none"),
                mistake("search --objectives speed", 2, "speed"),
                mistake("search --skeleton cells=3", 2, "cells"),
                mistake("search --batch 999999", 2, "batch (999999)"),
                mistake("search --short-epochs 30", 2, "full-epochs (30) must be more than short-epochs (30)"),
                mistake("search --strategy aging", 2, "one objective"),
                mistake("search --move", 2, "move is not read by strategy nsga2"),
                mistake("search --config nowhere.yaml", 2, "nowhere.yaml"),
                mistake("search --data mnist", 2, "fashion-mnist"),
                mistake("search --data idx:nowhere", 2, "nowhere"),
                mistake("score --space nb201 --arch conv", 2, "architecture (conv) is malformed"),
                mistake("score --space mobile --arch [9x9]", 2, "Example:"),
                mistake("score --space nb201", 2, "--arch"),
                mistake("score --space nb201 --arch-file nowhere.txt", 2, "nowhere.txt"),
                mistake("score --space nb201 --arch x --proxies -fisher", 2, "proxies (-fisher)"),
                mistake("score --space nb201 --arch x --proxies auto", 2, "proxies (auto) is for weft search"),
                mistake("score --space nb201 --arch x --replicates 0", 2, "replicates (0)"),
                mistake("search --proxies nwot,-nwot", 2, "with and without a minus"),
                mistake("search --batches -1", 2, "batches (-1)"),
                mistake("search --trust abc", 2, "trust (abc) is read with --proxies auto only"),
                mistake(
                        "search --space nb201 --limit 100 --batch 8 --proxies auto",
                        2,
                        "weft proxies trust --space nb201"),
                mistake("proxies trust --proxies nwott", 2, "Did you mean nwot?"),
                mistake("proxies trust --proxies auto", 2, "auto"),
                mistake("proxies trust --seeds 0", 2, "seeds (0) must be from 1"),
                mistake("proxies trust --sample 2", 2, "sample (2) must be from 3"),
                mistake("proxies trust --sample all", 2, "sample (all) needs a table"),
                mistake(
                        "proxies trust --space nb201 --sample 6000",
                        2,
                        "sample (6000) is more than the 5260 different"),
                mistake("proxies trust --population 5", 2, "--population"),
                mistake("proxies trust --constraint params<1", 6, "constraints accept none"),
                mistake("proxies trust --workers 0", 2, "workers (0)"),
                mistake("proxies trust --json --csv", 2, "either --json or --csv"),
                mistake("search --target acc", 2, "target (acc) is a column of a table"),
                mistake("search --table nowhere.csv --target acc", 2, "table (nowhere.csv) is no file"),
                mistake("search --table nowhere.csv", 2, "must name a column"),
                mistake("search --table nb201", 2, "holds networks of space nb201, not of mobile"),
                mistake("search --space nb201 --table nb201", 2, "set WEFT_TABLES"),
                mistake(
                        "search --table t --target acc --promote 3",
                        2,
                        "promote (3) is about supernets, proxies or training"),
                mistake(
                        "search --table t --target acc --strategy aging --move",
                        2,
                        "move (true) is about supernets, proxies"),
                mistake("search --table t --target acc --proxies auto", 2, "proxies (auto) asks for a trust report"),
                mistake("search --table t --target acc --objectives nwot", 2, "objectives (nwot) is a proxy"),
                mistake("search --table t --target acc --objectives -params", 2, "must hold accuracy"),
                mistake("proxies trust --target acc", 2, "target (acc) is a column of a table"),
                mistake("proxies trust --table nowhere.csv --target acc", 2, "table (nowhere.csv) is no file"),
                mistake("proxies trust --table nowhere.csv", 2, "must name a column"),
                mistake("proxies trust --space nb201 --table nb201", 2, "set WEFT_TABLES"),
                mistake("proxies trust --table nb201", 2, "holds networks of space nb201, not of mobile"),
                mistake("proxies trust --table t --target acc --seeds 2", 2, "seeds (2) is about training"),
                mistake("train", 2, "--top K"),
                mistake("leaderboard", 2, "There is no store"),
                mistake("resume", 2, "There is no store"),
                mistake("frobnicate", 2, "frobnicate"),
                mistake("", 2, "weft --help"));
    }

    @ParameterizedTest(name = "weft {0}")
    @MethodSource("mistakes")
    void endsWithOneMessageAndNothingWritten(String line, int code, String hint) throws IOException {
        Path store = folder.resolve("store");
        var arguments = new ArrayList<>(
                Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty()).toList());
        if (!line.isEmpty() && !line.startsWith("frob")) {
            arguments.addAll(List.of("--db", store.toString()));
        }

        Terminals.Said said = Terminals.weft(arguments.toArray(String[]::new));

        assertThat(said.code()).as(said.err()).isEqualTo(code);
        assertThat(said.err()).contains(hint).doesNotContain("Exception", "\tat ");
        assertThat(said.err().lines().count()).isLessThanOrEqualTo(3);
        assertThat(said.out()).isEmpty();
        assertThat(store).doesNotExist();
    }

    @Test
    void everyProblemOfAConfigurationShowsAtOnce() {
        Terminals.Said said = Terminals.weft("search", "--evaluations", "0", "--strategy", "nsga3", "--batch", "1");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("evaluations (0)", "nsga2", "batch (1)");
    }

    @Test
    void anUnknownKeyInAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "evaluations: 10\npopluation: 5\n");

        Terminals.Said said = Terminals.weft("search", "--config", file.toString());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("key (popluation) is not known. Did you mean population?");
    }

    @Test
    void brokenYamlIsReportedWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "evaluations: 10\nspace: [a\n");

        assertThat(Terminals.weft("search", "--config", file.toString()).err())
                .contains("c.yaml")
                .contains("line");
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("channels,accuracy\n8:8:8:8:8,79\n", "target (acc) is not known. Did you mean accuracy?"),
                Arguments.of("network,acc\n8:8:8:8:8,79\n", "needs a column architecture or arch"),
                Arguments.of("channels,acc\n8:8:8:8:9,79\n", "table line 2 is no network of space nats-size"),
                Arguments.of("channels,acc\n8:8:8:8:8,good\n", "target (acc) is no number in line 2"),
                Arguments.of("channels,acc\n8:8:8:8:8,\n", "has no number under target (acc)"),
                Arguments.of("channels,acc\n", "has no number under target (acc)"),
                Arguments.of("", "t.csv) is empty."),
                Arguments.of("channels,acc\n\"8:8:8:8:8,79\n", "is not CSV"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableThatCannotBeSearchedIsRefusedBeforeAnythingIsWritten(String csv, String hint) throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), csv);
        Path store = folder.resolve("store");

        Terminals.Said said = Terminals.weft(
                "search", "--space", "nats-size", "--table", "" + table, "--target", "acc", "--db", "" + store);

        assertThat(said.code()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).contains(hint).doesNotContain("Exception", "\tat ");
        assertThat(said.err().lines().count()).isEqualTo(1);
        assertThat(store).doesNotExist();
    }

    @Test
    void aDamagedStoreIsLeftAsItIs() throws IOException {
        Path store = Files.createDirectory(folder.resolve("store"));
        assertThat(Terminals.weft(small(store)).code()).isZero();
        Path file;
        try (var files = Files.list(store)) {
            file = files.filter(any -> any.toString().endsWith(".mv.db"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] garbage = "this was a database".getBytes(StandardCharsets.UTF_8);
        Files.write(file, garbage);

        for (String command : new String[] {"leaderboard", "resume", "runs", "report"}) {
            Terminals.Said said = Terminals.weft(command, "--db", store.toString());
            assertThat(said.code()).as(command + said.err()).isEqualTo(5);
            assertThat(said.err()).doesNotContain("\tat ");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(garbage);
    }

    @Test
    void theSameSearchTwiceIsRefusedWithTheWayOn() {
        Path store = folder.resolve("store");
        assertThat(Terminals.weft(small(store)).code()).isZero();

        Terminals.Said again = Terminals.weft(small(store));

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("weft resume").contains("--new");
    }

    @Test
    void candidatesThatDivergeFailAndTheRunGoesOn() {
        Terminals.Said said = Terminals.weft(
                small(folder.resolve("store"), "--promote", "2", "--short-epochs", "1", "--learning-rate", "1000000"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("failures: diverged 2");
    }

    @Test
    void candidatesThatRunOutOfTimeFailWithTheReason() {
        Terminals.Said said = Terminals.weft(small(
                folder.resolve("store"),
                "--proxies",
                "params",
                "--promote",
                "2",
                "--short-epochs",
                "1",
                "--candidate-limit",
                "1ms"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("failures: out of time 2");
        assertThat(said.err()).doesNotContain("\tat ");
    }

    @Test
    void aRunWhoseReferenceSampleFailsAltogetherSaysSo() {
        Terminals.Said said = Terminals.weft(small(folder.resolve("store"), "--candidate-limit", "1ms"));

        assertThat(said.code()).as(said.err()).isEqualTo(6);
        assertThat(said.err())
                .contains("all 3 networks of the reference sample", "out of time")
                .doesNotContain("\tat ");
    }

    private static String[] small(Path store, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "search",
                "--space",
                "nb201",
                "--skeleton",
                "channels=2,cells=1",
                "--limit",
                "100",
                "--batch",
                "8",
                "--strategy",
                "random",
                "--evaluations",
                "6",
                "--reference",
                "3",
                "--db",
                store.toString()));
        if (!List.of(more).contains("--promote")) {
            command.addAll(List.of("--promote", "0"));
        }
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static Arguments mistake(String line, int code, String hint) {
        return Arguments.of(line, code, hint);
    }
}

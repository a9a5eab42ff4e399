package io.github.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.Candidate;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunStatus;
import io.github.weft.db.Step;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private static final Protocol PROTOCOL =
            Protocol.of(Map.of("setting", "input=1x28x28,classes=10,skeleton={}", "seed", "0"));

    @TempDir
    Path folder;

    /** Three networks of a small space: two drawn, one a mutation of one of them that was proposed twice. */
    @BeforeEach
    void store() {
        try (var store = H2RunStore.open(folder.resolve("store"))) {
            store.begin(new Run(
                    "ab12cd34ef56",
                    "search",
                    "space: reference-cnn\ndata: fashion-mnist\nstrategy: nsga2\nobjectives: accuracy,-params\nseed: 3\n",
                    3,
                    new TreeMap<>(Map.of("command", "weft search --space reference-cnn --seed 3", "weft", "0.1.0"))));
            var facts = new ArrayList<Evaluation>();
            facts.add(fact("4:8:16", "zero-cost", -3));
            facts.add(fact("4:8:16", "params", 1_900));
            facts.add(fact("16:32:64", "zero-cost", -1.5));
            facts.add(fact("16:32:64", "params", 24_058));
            store.append(
                    "ab12cd34ef56",
                    List.of(
                            new Candidate("4:8:16", "4:8:16", List.of(), "random", -1),
                            new Candidate("16:32:64", "16:32:64", List.of(), "random", -1)),
                    facts);
            store.commitStep(
                    "ab12cd34ef56",
                    new Step(0, List.of(), "{\"proposed\":[\"16:32:48\",\"16:32:48\"],\"strategy\":\"{}\"}"),
                    List.of(new Candidate("16:32:48", "16:32:48", List.of("16:32:64"), "mutation", 0)),
                    2);
            store.append(
                    "ab12cd34ef56",
                    List.of(),
                    List.of(fact("16:32:48", "zero-cost", -1), fact("16:32:48", "params", 19_338)));
            store.mark("ab12cd34ef56", RunStatus.FINISHED, 2.5);
        }
    }

    private static Evaluation fact(String candidate, String metric, double value) {
        return new Evaluation(candidate, metric, PROTOCOL, 0, 0, Score.of(value), 0.5, List.of());
    }

    private Terminals.Said report(Path out) {
        return Terminals.weft("report", "--db", "" + folder.resolve("store"), "--out", "" + out);
    }

    @Test
    void thePageTellsWhatTheStoreAndTheSpaceKnow() throws Exception {
        Terminals.Said said = report(folder.resolve("out"));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).isEqualTo("report " + folder.resolve("out/index.html") + System.lineSeparator());
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/leaderboard.md");
        assertThat(Files.readString(folder.resolve("out/index.html")))
                .contains("<span>conv3.width: 64 → 48</span>")
                .contains("alt=\"Drawing of the network")
                .contains("data-chart=\"genes\"")
                .contains("3 candidates judged, 0 failed; 1 proposal was known already, which cost nothing.")
                .contains("reference-cnn, 3 genes, 64 genomes, in weft 0.1.0");
    }

    @Test
    void anotherDayAndTimeZoneGiveTheSameBytes() throws Exception {
        report(folder.resolve("here"));
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            report(folder.resolve("there"));
        } finally {
            TimeZone.setDefault(before);
        }

        for (String file : List.of("index.html", "leaderboard.csv", "leaderboard.json", "leaderboard.md")) {
            assertThat(folder.resolve("there").resolve(file))
                    .as(file)
                    .hasSameBinaryContentAs(folder.resolve("here").resolve(file));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldInOneLine() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "mine");

        Terminals.Said said = report(taken);

        assertThat(said.code()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().strip())
                .isEqualTo(
                        "The report cannot be written to %s: %s is there and no folder. Make room, or name another folder."
                                .formatted(taken, taken));
        assertThat(taken).hasContent("mine");
    }
}

package io.github.weft.report.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.report.Facts;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChecklistTest {

    private static final String SETTINGS =
            "space: mobile\ndata: fashion-mnist\nstrategy: nsga2\nvalidation-share: 0.1667\nlearning-rate: auto\nseed: 7\n";

    private static RunView run() {
        var facts = Facts.of(SETTINGS).provenance("engine", "PyTorch").provenance("cpu", "amd64");
        for (int i = 0; i < 12; i++) {
            facts.child("r" + i, "random", -1).score("r" + i, "zero-cost", -i).score("r" + i, "params", i);
        }
        return facts.add(trained("r0", 80)).add(trained("r1", 81)).view();
    }

    private static Evaluation trained(String candidate, double accuracy) {
        var protocol = Protocol.of(Map.of("optimizer", "sgd", "seed", "0", "data", "9c1a"));
        return new Evaluation(candidate, "accuracy", protocol, 3, 0, Score.of(accuracy), 1, List.of());
    }

    private static Checklist of(RunView view, List<RunRow> runs) {
        return Checklist.of(
                view,
                Leaderboard.of(view),
                new Background(
                        runs,
                        Set.of("learning-rate"),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    /** Another run that ended a day before. */
    private static RunRow other(String id, long seed, String settings) {
        return other(id, seed, settings, Map.of("command", "weft search", "seeds", "1..4"), "2026-01-04T20:15:00Z");
    }

    private static RunRow other(String id, long seed, String settings, Map<String, String> facts, String started) {
        var provenance = new TreeMap<>(run().row().run().provenance());
        provenance.putAll(facts);
        return new RunRow(
                new Run(id, "search", settings, seed, provenance), RunStatus.FINISHED, Instant.parse(started), 30);
    }

    private static List<RunRow> seeds(Map<String, String> facts, String started) {
        return IntStream.rangeClosed(1, 4)
                .mapToObj(seed ->
                        other("seed" + seed, seed, SETTINGS.replace("seed: 7", "seed: " + seed), facts, started))
                .toList();
    }

    @Test
    void whatWasImportedIsNoTrainingNorSearchOfThisBuild() {
        RunView view = Facts.of("space: mobile\nobjectives: accuracy\nfile: 0a1b\n")
                .kind("import")
                .imported("a", "accuracy", 3, 62)
                .imported("b", "accuracy", 3, 60)
                .view();

        assertThat(of(view, List.of(view.row())).lines())
                .filteredOn(line -> line.group().equals("Releasing code"))
                .extracting(Checklist.Line::number, Checklist.Line::verdict, Checklist.Line::value)
                .startsWith(tuple(1, "MISSING", "nothing was trained here: numbers came in a file"))
                .contains(
                        tuple(3, "MISSING", ""),
                        tuple(4, "MISSING", ""),
                        tuple(5, "MISSING", "nothing was searched here: numbers came in a file"),
                        tuple(
                                6,
                                "MISSING",
                                "the command that imported a file is on this page; what measured its numbers is not"));
    }

    @Test
    void seventeenQuestionsAreAnsweredFromTheStore() {
        Checklist checklist = of(run(), List.of(run().row()));

        assertThat(checklist.lines())
                .extracting(Checklist.Line::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
        assertThat(checklist.filled()).isEqualTo(17);
        assertThat(checklist.lines().stream().filter(line -> !line.passed()))
                .extracting(Checklist.Line::question)
                .containsExactly(
                        "Ablations",
                        "Several runs with different seeds",
                        "Tabular or surrogate benchmarks for a deeper look");
        assertThat(checklist.lines())
                .allMatch(line -> line.passed() == line.advice().isEmpty());
        assertThat(checklist.lines().get(2).value()).isEqualTo("optimizer sgd, seed 0");
        assertThat(checklist.lines().get(12).value()).isEqualTo("one run, seed 7");
        assertThat(checklist.lines().get(11).value())
                .isEqualTo("12 candidates of this run were drawn at random, 2 of them trained");
    }

    /** Seeds 1 to 4 beside seed 7 are five; a run of another strategy is an ablation; one on a table is a benchmark. */
    @Test
    void otherRunsOfTheStoreCount() {
        var runs = new ArrayList<RunRow>();
        for (int seed = 1; seed <= 4; seed++) {
            runs.add(other("seed" + seed, seed, SETTINGS.replace("seed: 7", "seed: " + seed)));
        }
        runs.add(other("abl", 7, SETTINGS.replace("nsga2", "random")));
        runs.add(other("tab", 7, SETTINGS + "table: nb201\ntarget: cifar10\n"));

        Checklist checklist = of(run(), runs);

        assertThat(checklist.passed()).isEqualTo(17);
        assertThat(checklist.lines().get(8).value()).isEqualTo("abl differs in strategy");
        assertThat(checklist.lines().get(12).value()).isEqualTo("5 runs, seeds 1, 2, 3, 4, 7");
        assertThat(checklist.lines().get(13).value()).isEqualTo("table run tab");
        assertThat(checklist.lines().get(14).value())
                .contains("6 earlier runs of this store on the same data took 3 min 0 s");
    }

    /** The run began on 5 January 2026 at 20:15; the seeds take 30 s. */
    @Test
    void whatCameLaterChangesNothing() {
        Checklist alone = of(run(), List.of(run().row()));

        for (String later : List.of("2026-01-06T00:00:00Z", "2026-01-05T20:15:00Z", "2026-01-05T20:14:31Z")) {
            var runs = new ArrayList<>(seeds(Map.of(), later));
            runs.add(other("abl", 7, SETTINGS.replace("nsga2", "random"), Map.of(), later));
            runs.add(other("tab", 7, SETTINGS + "table: nb201\ntarget: cifar10\n", Map.of(), later));

            assertThat(of(run(), runs)).isEqualTo(alone);
        }
        assertThat(of(run(), seeds(Map.of(), "2026-01-05T20:14:30Z"))
                        .lines()
                        .get(12)
                        .passed())
                .isTrue();
    }

    @Test
    void runsOfAnotherBuildEngineOrDataAreNoRepetitions() {
        for (String fact : List.of("weft", "engine", "data", "table", "supernet", "calibration", "cpu")) {
            Checklist checklist = of(run(), seeds(Map.of(fact, "another"), "2026-01-04T20:15:00Z"));

            assertThat(checklist.lines().get(12).value()).as(fact).isEqualTo("one run, seed 7");
        }
    }

    /** A learning rate is in the protocol of every accuracy; another space has other networks. */
    @Test
    void runsThatTrainOrSearchSomethingElseAreNoAblations() {
        var runs = List.of(
                other("rate", 7, SETTINGS.replace("learning-rate: auto", "learning-rate: 0.1")),
                other("space", 7, SETTINGS.replace("mobile", "nb201")),
                other("share", 7, SETTINGS.replace("0.1667", "0.2")));

        assertThat(of(run(), runs).lines().get(8).passed()).isFalse();
    }

    @Test
    void aRunThatSaysNothingPassesNothingButItsSeed() {
        RunView view = Facts.of("").view();
        var bare = new RunView(
                new RunRow(new Run("bare", "search", "", 3, new TreeMap<>()), RunStatus.RUNNING, Instant.EPOCH, 0),
                view.settings(),
                view.ranking(),
                List.of(),
                List.of());

        Checklist checklist = of(bare, List.of());

        assertThat(checklist.passed()).isZero();
        assertThat(checklist.lines())
                .allMatch(line ->
                        line.verdict().equals("MISSING") && !line.advice().isEmpty());
    }

    /** Accuracy, and nwot on two batches, of one network on a busy machine. */
    @Test
    void repetitionsAreOneWayToMeasure() {
        var fields = Map.of("batch", "64", "seed", "0", "batch-digest", "0a");
        var facts = Facts.of(SETTINGS).add(trained("a", 80)).add(trained("b", 81));
        facts.add(nwot("a", 0, fields)).add(nwot("a", 1, Map.of("batch", "64", "seed", "1", "batch-digest", "0b")));
        facts.add(nwot("b", 0, Map.of("batch", "64", "seed", "0", "batch-digest", "0a", "unquiet", "load 3")));

        Checklist.Line same = of(facts.view(), List.of()).lines().get(9);
        facts.add(nwot("b", 1, Map.of("batch", "32", "seed", "1", "batch-digest", "0b")));
        Checklist.Line other = of(facts.view(), List.of()).lines().get(9);

        assertThat(same.question()).isEqualTo("One evaluation protocol for each number");
        assertThat(same.passed()).isTrue();
        assertThat(same.value()).isEqualTo("each of 2 kinds of number was measured in one way");
        assertThat(other.passed()).isFalse();
        assertThat(other.value()).isEqualTo("2 kinds of number, measured in 3 ways");
    }

    private static Evaluation nwot(String candidate, int replicate, Map<String, String> protocol) {
        return new Evaluation(candidate, "nwot", Protocol.of(protocol), 0, replicate, Score.of(1), 1, List.of());
    }
}

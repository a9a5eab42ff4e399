package io.github.weft.db;

import static io.github.weft.db.Samples.candidate;
import static io.github.weft.db.Samples.evaluation;
import static io.github.weft.db.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.weft.db.StoreException.Kind;
import io.github.weft.run.Digest;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises; each answer is asked for again after closing and opening. */
class RunStoreTest {

    private static final Instant START = Instant.parse("2026-03-01T20:15:30.123456789Z");

    @TempDir
    private Path folder;

    private RunStore store;

    @BeforeEach
    void open() {
        store = H2RunStore.open(folder.resolve("weft.db"), () -> START);
        store.begin(run("abc"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = H2RunStore.open(folder.resolve("weft.db"), () -> START);
    }

    @Test
    void keepsAllOfARun() {
        store.mark("abc", RunStatus.STOPPED, 12.5);
        reopen();

        assertThat(store.runs()).containsExactly(new RunRow(run("abc"), RunStatus.STOPPED, START, 12.5));
        assertThat(store.run("abc").orElseThrow().run().provenance())
                .isEqualTo(new TreeMap<>(run("abc").provenance()));
    }

    @Test
    void listsRunsNewestFirst() {
        store.begin(run("zzz"));
        store.begin(run("bbb"));

        assertThat(store.runs()).extracting(row -> row.run().id()).containsExactly("bbb", "zzz", "abc");
    }

    @Test
    void findsARunByTheStartOfItsName() {
        store.begin(run("abc-2"));
        store.begin(run("f00"));

        assertThat(store.run("f").orElseThrow().run().id()).isEqualTo("f00");
        assertThat(store.run("abc").orElseThrow().run().id()).isEqualTo("abc");
        assertThat(store.run("abc-").orElseThrow().run().id()).isEqualTo("abc-2");
        assertThat(store.run("%")).isEmpty();
        assertConflict(() -> store.run("ab"), "run ab could be abc-2 or abc");
    }

    @Test
    void refusesARunThatIsThere() {
        assertConflict(() -> store.begin(run("abc")), "run abc is already in the store");
        assertThat(store.runs()).hasSize(1);
    }

    @Test
    void refusesFactsOfARunThatIsNotThere() {
        assertConflict(() -> store.append("nope", List.of(), List.of()), "run nope is not in the store");
        assertConflict(() -> store.candidates("nope"), "run nope is not in the store");
    }

    @Test
    void readsInTheOrderOfAdding() {
        store.append("abc", List.of(candidate("z"), candidate("a")), List.of(evaluation("z", "snip", 1)));
        store.append("abc", List.of(candidate("m")), List.of(evaluation("m", "snip", 2), evaluation("a", "snip", 3)));
        store.append("abc", List.of(), List.of(evaluation("a", "flops", 4)));
        reopen();

        assertThat(store.candidates("abc")).extracting(Candidate::genome).containsExactly("z", "a", "m");
        assertThat(store.evaluations("abc"))
                .extracting(fact -> fact.score().value().orElseThrow())
                .containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void leavesAKnownCandidateAsItIs() {
        var first = new Candidate("g", "g as written", List.of("p", "q"), "crossover", 3);
        store.append("abc", List.of(first), List.of());
        store.append("abc", List.of(new Candidate("g", "other", List.of(), "random", 9)), List.of());

        assertThat(store.candidates("abc")).containsExactly(first);
    }

    @Test
    void keepsRunsApart() {
        store.begin(run("def"));
        store.append("abc", List.of(candidate("g")), List.of(evaluation("g", "snip", 1)));
        store.append("def", List.of(candidate("g")), List.of(evaluation("g", "snip", 2)));

        assertThat(store.evaluations("abc")).containsExactly(evaluation("g", "snip", 1));
        assertThat(store.evaluations("def")).containsExactly(evaluation("g", "snip", 2));
    }

    @Test
    void keepsEveryDoubleExactly() {
        double[] values = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL / 3,
            1e308,
            -Double.MAX_VALUE,
            0.1,
            1.0 / 3,
            Math.PI
        };
        var facts = new ArrayList<Evaluation>();
        for (double value : values) {
            List<Double> curve = DoubleStream.of(value, Double.NaN, Double.NEGATIVE_INFINITY)
                    .boxed()
                    .toList();
            facts.add(new Evaluation(
                    "g", "accuracy", Samples.PROTOCOL, 3, facts.size(), Score.of(value), Math.abs(value), curve));
        }
        store.append("abc", List.of(candidate("g")), facts);
        reopen();

        List<Evaluation> read = store.evaluations("abc");
        assertThat(read).isEqualTo(facts);
        assertThat(read.stream().mapToLong(fact -> bits(fact.score().value().orElseThrow())))
                .containsExactly(DoubleStream.of(values)
                        .mapToLong(RunStoreTest::bits)
                        .boxed()
                        .toArray(Long[]::new));
        assertThat(read.stream().mapToLong(fact -> bits(fact.curve().get(0))))
                .containsExactly(DoubleStream.of(values)
                        .mapToLong(RunStoreTest::bits)
                        .boxed()
                        .toArray(Long[]::new));
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    @Test
    void keepsFailuresAndUnicode() {
        String genome = "größe=３|нейрон|🧵| ' \" \\ \n trailing  ";
        Evaluation failed = evaluation(genome, "snip", 0, Score.failed("not finite: NaN – ∞ 🧶"));
        store.append("abc", List.of(candidate(genome)), List.of(failed));
        reopen();

        assertThat(store.candidates("abc")).containsExactly(candidate(genome));
        assertThat(store.evaluations("abc")).containsExactly(failed);
    }

    @Test
    void refusesAnEvaluationThatIsThere() {
        store.append("abc", List.of(candidate("g")), List.of(evaluation("g", "snip", 1)));

        assertConflict(
                () -> store.append(
                        "abc",
                        List.of(candidate("h")),
                        List.of(evaluation("h", "snip", 5), evaluation("g", "snip", 2))),
                "snip of g (protocol %s, fidelity 0, replicate 0)".formatted(Samples.PROTOCOL.digest()));
        assertConflict(
                () -> store.append("abc", List.of(), List.of(evaluation("g", "nwot", 3), evaluation("g", "nwot", 3))),
                "nwot of g");
        assertThat(store.candidates("abc")).containsExactly(candidate("g"));
        assertThat(store.evaluations("abc")).containsExactly(evaluation("g", "snip", 1));
    }

    @Test
    void tellsEvaluationsApartByAllThatNamesThem() {
        List<Evaluation> facts = List.of(
                new Evaluation("g", "snip", Samples.PROTOCOL, 0, 0, Score.of(1), 0, List.of()),
                new Evaluation("g", "nwot", Samples.PROTOCOL, 0, 0, Score.of(2), 0, List.of()),
                new Evaluation("g", "snip", Samples.PROTOCOL.with("batch", 32), 0, 0, Score.of(3), 0, List.of()),
                new Evaluation("g", "snip", Samples.PROTOCOL, 1, 0, Score.of(4), 0, List.of()),
                new Evaluation("g", "snip", Samples.PROTOCOL, 0, 1, Score.of(5), 0, List.of()),
                new Evaluation("g", "snip", Protocol.exact(), 0, 0, Score.of(6), 0, List.of()));
        store.append("abc", List.of(candidate("g")), facts);

        assertThat(store.evaluations("abc")).isEqualTo(facts);
    }

    @Test
    void refusesAnEvaluationOfNoCandidate() {
        assertConflict(
                () -> store.append("abc", List.of(), List.of(evaluation("stranger", "snip", 1))),
                "candidate stranger is not known");
    }

    @Test
    void keepsStepsWithTheirPopulationsInOrder() {
        Member old = new Member("a", "0,1", 0, List.of(0.5, -0.0));
        Member young = new Member("b", "1,1", 1, List.of(Double.NEGATIVE_INFINITY, Double.MIN_VALUE));
        Member again = new Member("a", "0,1", 2, List.of(0.5, -0.0));
        List<Step> steps = List.of(
                new Step(0, List.of(old), "{}"),
                new Step(1, List.of(young, old), "{\"queue\": [\"größer\"]}"),
                new Step(2, List.of(again, young, old, young), "x".repeat(2_000_000)),
                new Step(3, List.of(), ""));
        for (Step step : steps) {
            store.commitStep("abc", step, List.of(candidate("a"), candidate("b")), 1.5 * step.number());
        }
        reopen();

        assertThat(store.steps("abc")).isEqualTo(steps);
        assertThat(store.lastStep("abc")).contains(steps.get(3));
        assertThat(store.run("abc").orElseThrow().elapsedSeconds()).isEqualTo(4.5);
    }

    @Test
    void storesAMemberThatStaysOnOnce() {
        Member member = new Member("a", "0,1", 0, List.of(0.5));
        store.commitStep("abc", new Step(0, List.of(member), ""), List.of(candidate("a")), 0);
        store.commitStep("abc", new Step(1, List.of(member), ""), List.of(), 0);
        store.commitStep("abc", new Step(2, List.of(member), ""), List.of(), 0);

        long rows = ((Facts) store)
                .thread.read(handle -> handle.createQuery("SELECT COUNT(*) FROM members")
                        .mapTo(Long.class)
                        .one());
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void refusesAStepOutOfTurnAndAMemberOfNoCandidate() {
        commit(new Step(0, List.of(), ""), List.of());

        assertConflict(
                () -> commit(new Step(0, List.of(), ""), List.of(candidate("a"))),
                "step 0 cannot be stored; the next one is 1");
        assertConflict(() -> commit(new Step(2, List.of(), ""), List.of()), "the next one is 1");
        Member stranger = new Member("stranger", "", 0, List.of());
        assertConflict(() -> commit(new Step(1, List.of(stranger), ""), List.of()), "candidate stranger is not known");
        assertThat(store.candidates("abc")).isEmpty();
        assertThat(store.run("abc").orElseThrow().elapsedSeconds()).isZero();
    }

    @Test
    void tellsOfARefusedStepOnceAndByTheNextStep() {
        store.commitStep("abc", new Step(7, List.of(), ""), List.of(), 0);
        assertThat(store.steps("abc")).isEmpty();
        assertConflict(
                () -> commit(new Step(0, List.of(), ""), List.of()), "step 7 cannot be stored; the next one is 0");
        commit(new Step(0, List.of(), ""), List.of());

        assertThat(store.steps("abc")).hasSize(1);
    }

    @Test
    void hasNoStepAtFirst() {
        assertThat(store.lastStep("abc")).isEmpty();
        assertThat(store.steps("abc")).isEmpty();
    }

    @Test
    void keepsWeightFiles() throws IOException {
        store.append("abc", List.of(candidate("g")), List.of());
        Files.writeString(store.weightsFolder("abc").resolve("g.bin"), "weights");
        store.addWeights("abc", "g", "g.bin", Digest.of("weights"));
        reopen();

        assertThat(store.weights("abc")).containsExactly(new WeightsRow("g", "g.bin", Digest.of("weights")));
        assertThat(store.weightsFolder("abc")).isEqualTo(folder.resolve("weft.db/weights/abc"));
        assertThat(store.weightsFolder("abc").resolve("g.bin")).hasContent("weights");
        assertConflict(() -> store.addWeights("abc", "g", "g.bin", "00"), "weights file g.bin is already in the store");
    }

    @Test
    void backsUpWhatIsThereAndGoesOn() throws IOException {
        store.append("abc", List.of(candidate("g")), List.of(evaluation("g", "snip", 1)));
        Path zip = folder.resolve("backup.zip");
        store.backup(zip);
        store.append("abc", List.of(candidate("h")), List.of());
        store.backup(zip);
        store.append("abc", List.of(candidate("i")), List.of());

        Path restored = Files.createDirectory(folder.resolve("restored"));
        try (var archive = new ZipInputStream(Files.newInputStream(zip))) {
            Files.copy(archive, restored.resolve(archive.getNextEntry().getName()));
        }
        try (RunStore copy = H2RunStore.open(restored)) {
            assertThat(copy.candidates("abc")).containsExactly(candidate("g"), candidate("h"));
            assertThat(copy.evaluations("abc")).containsExactly(evaluation("g", "snip", 1));
        }
    }

    @Test
    void goesOnWhenABackupFails() throws IOException {
        Path folderInTheWay = Files.createDirectory(folder.resolve("backup.zip.part"));
        Files.createFile(folderInTheWay.resolve("file"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.backup(folder.resolve("backup.zip")))
                .withMessageContaining("backup.zip cannot be written")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNUSABLE));
        store.append("abc", List.of(candidate("g")), List.of());
        assertThat(store.candidates("abc")).hasSize(1);
    }

    /** A step, and the write after it, which tells what went wrong with it. */
    private void commit(Step step, List<Candidate> candidates) {
        store.commitStep("abc", step, candidates, step.number());
        store.append("abc", List.of(), List.of());
    }

    private static void assertConflict(ThrowingCallable call, String message) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(call)
                .withMessageContaining(message)
                .extracting(StoreException::kind)
                .isEqualTo(Kind.CONFLICT);
    }
}

package io.github.weft.cli;

import static io.github.weft.cli.LatencyRuns.facts;
import static io.github.weft.cli.LatencyRuns.finished;
import static io.github.weft.cli.LatencyRuns.interrupted;
import static io.github.weft.cli.LatencyRuns.known;
import static io.github.weft.cli.LatencyRuns.latencies;
import static io.github.weft.cli.LatencyRuns.latenciesKnown;
import static io.github.weft.cli.LatencyRuns.tenfold;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.arch.Shape;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.latency.Calibration;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.search.latency.CalibrationFile;
import io.github.weft.search.latency.CalibrationFileTest;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weft latency} and what {@code weft search} makes of it. */
@Tag("torch")
@Tag("heavy")
class LatencyCommandTest {

    private static final SearchSpace MOBILE = Spaces.named("mobile");
    private static final Setting SETTING = MOBILE.setting(Shape.image(1, 28, 28), 10);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    /** A small calibration of this machine. */
    private static Path small() {
        return shared.resolve("latency").resolve("mobile.json");
    }

    @BeforeAll
    static void calibrate() {
        Terminals.Said said = Terminals.weft(
                ("latency calibrate --space mobile --networks 10 --unseen 4 --rounds 1 --parts 30 --db " + shared)
                        .split(" "));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out().lines().map(line -> line.split(" ")[0]))
                .containsExactly("device", "timed", "error", "file");
        assertThat(said.out()).contains("1 thread, batch 1", "14 networks of mobile", "on 4 unseen networks");
    }

    @Test
    void theFileSaysWhatWasTimedWhereAndHowWellItPredicts() {
        Calibration known = CalibrationFile.read(small()).calibration();

        assertThat(known.device().runtime()).startsWith("ONNX Runtime ");
        assertThat(known.times()).hasSize(30);
        assertThat(known.training()).hasSize(10);
        assertThat(known.unseen()).hasSize(4).allSatisfy(network -> {
            assertThat(network.measured()).isBetween(.005, 50.0);
            assertThat(known.predict(MOBILE.decode(MOBILE.parse(network.architecture()), SETTING)))
                    .isEqualTo(network.predicted());
        });
        assertThat(known.error().networks()).isEqualTo(4);
    }

    @Test
    void aSearchKeepsWithinALatencyAndEndsTheSameAfterAKill() throws IOException, InterruptedException {
        double limit = known(small()).training().stream()
                .mapToDouble(Calibration.Known::predicted)
                .sorted()
                .skip(5)
                .findFirst()
                .orElseThrow();
        Path straight = folder.resolve("straight");
        Path killed = folder.resolve("killed");
        Terminals.Said said = Terminals.weft(search(straight, small(), limit));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("latency  by " + small(), "on 4 unseen networks");
        assertThat(said.out()).contains("latency");

        List<Evaluation> latencies = latencies(straight);
        assertThat(latencies).hasSize(24).allSatisfy(fact -> {
            double value = fact.score().value().orElseThrow();
            assertThat(value).isLessThan(limit);
            assertThat(value).isEqualTo(known(small()).predict(MOBILE.decode(MOBILE.parse(fact.candidate()), SETTING)));
            assertThat(fact.protocol().fields())
                    .containsEntry(
                            "calibration",
                            CalibrationFile.read(small()).digest().substring(0, 16));
        });

        Path log = folder.resolve("log");
        Process process = Terminals.start(log, search(killed, small(), limit));
        while (process.isAlive() && latenciesKnown(killed) < 10) {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        assertThat(process.isAlive()).as(Terminals.read(log)).isTrue();
        process.destroyForcibly().waitFor();
        Terminals.Said resumed = Terminals.weft("resume", "--workers", "1", "--db", "" + killed);

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Terminals.digest(killed)).isEqualTo(Terminals.digest(straight));
    }

    @Test
    void theCalibrationOfTheStoreIsTakenUnlessAnotherIsNamed() throws IOException {
        Path store = folder.resolve("store");
        Files.createDirectories(store.resolve("latency"));
        Files.copy(small(), store.resolve("latency/mobile.json"));

        Terminals.Said said = Terminals.weft(
                "search",
                "--objectives",
                "accuracy,-latency",
                "--evaluations",
                "6",
                "--reference",
                "6",
                "--population",
                "4",
                "--limit",
                "200",
                "--promote",
                "0",
                "--db",
                "" + store);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("latency  by " + store.resolve("latency/mobile.json"));
        assertThat(latencies(store)).hasSize(6);
    }

    @Test
    void anotherCalibrationIsAnotherSearchAndADeviceFarAwayIsNamed() {
        Path file = folder.resolve("made.json");
        CalibrationFile.of(CalibrationFileTest.counting(MOBILE, SETTING, .001)).write(file);
        Path store = folder.resolve("store");
        Terminals.Said said = Terminals.weft(search(store, file, 1));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("warning: latencies are those of a processor, an os, a runtime 1.0");
        String digest = Terminals.digest(store);
        interrupted(store);

        CalibrationFile.of(CalibrationFileTest.counting(MOBILE, SETTING, .002)).write(file);
        Terminals.Said refused = Terminals.weft("resume", "--db", "" + store);
        Terminals.Said other = Terminals.weft(search(store, file, 1));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("The calibration is not what the run began with (digest ");
        Terminals.Said replayed = Terminals.weft("replay", finished(store), "--db", "" + store);
        assertThat(replayed.code()).isEqualTo(2);
        assertThat(replayed.err()).contains("calibration: was ", "The calibration is not what run ");
        assertThat(other.code()).as(other.err()).isZero(); // a run of its own: the same settings would be refused
        assertThat(Terminals.digest(store)).isNotEqualTo(digest);
    }

    /** Each part takes a thousandth of a millisecond, so the limit decides which networks are drawn; another calibration is another report. */
    @Test
    void aTrustReportDrawsNetworksWithinALatency() throws IOException {
        Path store = folder.resolve("store");
        Path kept = Files.createDirectories(store.resolve("latency")).resolve("mobile.json");
        CalibrationFile.of(CalibrationFileTest.counting(MOBILE, SETTING, .001)).write(kept);
        List<Double> all = predicted(trusted(store, "latency<1s"), kept);
        double limit = all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();

        String first = trusted(store, "latency<%sms".formatted(limit));
        assertThat(all).anySatisfy(value -> assertThat(value).isGreaterThanOrEqualTo(limit));
        assertThat(predicted(first, kept))
                .hasSize(6)
                .allSatisfy(value -> assertThat(value).isLessThan(limit));
        try (RunReader reader = H2RunStore.read(store)) {
            Run run = reader.run(first).orElseThrow().run();
            assertThat(run.configuration()).contains("latency: " + kept);
            assertThat(run.provenance())
                    .containsEntry(
                            "calibration", CalibrationFile.read(kept).digest().substring(0, 16));
        }

        CalibrationFile.of(CalibrationFileTest.counting(MOBILE, SETTING, .0005)).write(kept);
        assertThat(trusted(store, "latency<%sms".formatted(limit))).isNotEqualTo(first);
    }

    /** The run of a report on six networks, of which counting parameters is held against one short training. */
    private String trusted(Path store, String limit) {
        Terminals.Said said = Terminals.weft(
                ("proxies trust --proxies params --sample 6 --short-epochs 1 --limit 100 --workers 1 --constraint %s --out %s --db %s"
                                .formatted(limit, folder.resolve("report"), store))
                        .split(" "));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("latency  by " + store.resolve("latency/mobile.json"));
        try (RunReader reader = H2RunStore.read(store)) {
            return reader.runs().get(0).run().id();
        }
    }

    private static List<Double> predicted(String run, Path calibration) {
        try (RunReader reader = H2RunStore.read(calibration.getParent().getParent())) {
            return reader.candidates(run).stream()
                    .map(drawn -> known(calibration).predict(MOBILE.decode(MOBILE.parse(drawn.genome()), SETTING)))
                    .toList();
        }
    }

    @Test
    void theBestOfASearchAreMeasuredOnceAndItsDigestStays() {
        Path store = folder.resolve("store");
        assertThat(Terminals.weft(search(store, small(), 1)).code()).isZero();
        String digest = Terminals.digest(store);

        Terminals.Said first = Terminals.weft("latency", "measure", "--top", "2", "--json", "--db", "" + store);
        Terminals.Said again = Terminals.weft("latency", "measure", "--top", "2", "--db", "" + store);

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out().lines())
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).contains("\"p50\":", "\"p90\":", "\"disturbed\":", "ONNX Runtime"));
        assertThat(again.code()).as(again.err()).isZero();
        List<Evaluation> measured = facts(store).stream()
                .filter(fact -> fact.metric().equals("measured-latency"))
                .toList();
        assertThat(measured.stream().map(Evaluation::candidate).distinct()).hasSize(2);
        assertThat(measured.stream()
                        .map(fact -> fact.candidate() + fact.protocol())
                        .distinct())
                .hasSameSizeAs(measured);
        assertThat(Terminals.digest(store)).isEqualTo(digest);
        Terminals.Said replayed = Terminals.weft("replay", "--workers", "2", "--db", "" + store);
        assertThat(replayed.code()).as(replayed.err() + replayed.out()).isZero();
        assertThat(replayed.err()).contains("calibration: the same, ");
        assertThat(replayed.out()).contains("identical: 24 rows, digest " + digest);
        assertThat(Terminals.weft("leaderboard", "--csv", "--db", "" + store).out())
                .contains("measured-latency");
    }

    @Test
    void namedNetworksAreMeasuredBesideTheirPrediction() {
        String network = network();

        Terminals.Said said = Terminals.weft("latency", "measure", "--arch", network, "--latency", "" + small());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("p50 ms", "p90 ms", "predicted", network);
    }

    /** By a calibration in which all took a tenth, this machine is now slower, however quiet these seconds are. */
    @Test
    void aMachineThatHasBecomeSlowerIsNoticedAndWithoutACalibrationThatIsSaid() throws IOException {
        Path store = folder.resolve("store");
        String[] measure = "latency measure --json --arch %s --db %s"
                .formatted(network(), store)
                .split(" ");

        JsonNode alone = new ObjectMapper().readTree(Terminals.weft(measure).out());
        assertThat(alone.get("pace").isNull()).isTrue();
        measure[2] = "--space=mobile";
        assertThat(Terminals.weft(measure).out())
                .contains("pace     not compared: no calibration of space mobile in the store");

        CalibrationFile.of(tenfold(known(small()))).write(store.resolve("latency/mobile.json"));
        assertThat(Terminals.weft(measure).out())
                .contains(" times what networks took when " + store.resolve("latency/mobile.json") + " was made, 20")
                .contains("runs, disturbed");
        measure[2] = "--json";
        JsonNode slower = new ObjectMapper().readTree(Terminals.weft(measure).out());
        assertThat(slower.get("pace").asDouble()).isGreaterThan(2);
        assertThat(slower.get("disturbed").asBoolean()).isTrue();
    }

    private static String network() {
        return known(small()).unseen().get(0).architecture();
    }

    private static String[] search(Path store, Path latency, double limit) {
        var command = new ArrayList<>(List.of("search", "--latency", "" + latency));
        command.addAll(List.of("--constraint", "latency<%sms".formatted(limit), "--objectives", "accuracy,-latency"));
        command.addAll(List.of("--limit", "200", "--evaluations", "24", "--reference", "6", "--population", "6"));
        command.addAll(List.of("--promote", "0", "--workers", "1", "--db", "" + store));
        return command.toArray(String[]::new);
    }
}

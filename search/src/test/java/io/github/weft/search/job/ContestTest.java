package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.compare.Comparison;
import io.github.weft.compare.TestChoice;
import io.github.weft.db.Candidate;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunStore;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import io.github.weft.search.config.SearchConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which runs may be compared, by the numbers that they hold. */
class ContestTest {

    private static final Map<String, String> TRAINING = Map.of("judge-by", "training", "short-epochs", "6");

    @TempDir
    private Path folder;

    private RunStore store = new MemoryStore();

    @BeforeEach
    void open() {
        store = H2RunStore.open(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void accuracyNeedsOneTraining() {
        search("a", TRAINING, number("accuracy", 6, 80, "optimizer", "sgd", "seed", "1"));
        search("b", TRAINING, number("accuracy", 6, 82, "optimizer", "sgd", "seed", "2"));
        search("c", TRAINING, number("accuracy", 6, 82, "optimizer", "adamw", "seed", "2"));

        assertThat(compare("a", "b", "accuracy").contrasts()).hasSize(1);
        refused(
                "a",
                "c",
                "accuracy",
                "A and B cannot be compared: accuracy after 6 epochs was measured in different ways (optimizer sgd, adamw), so their numbers do not mean the same. Search both with the same optimizer, or look at another --metric.");
    }

    @Test
    void latencyNeedsOneCalibrationAndAccuracyBesideItDoesNot() {
        Map<String, String> settings = Map.of("judge-by", "training", "short-epochs", "6", "latency", "file.json");
        Evaluation trained = number("accuracy", 6, 80, "optimizer", "sgd");
        search("a", settings, trained, number("latency", 0, 2, "calibration", "11aa"));
        search("b", settings, trained, number("latency", 0, 9, "calibration", "22bb"));

        assertThat(compare("a", "b", "accuracy").contrasts()).hasSize(1);
        refused(
                "a",
                "b",
                "latency",
                "A and B cannot be compared: latency was measured in different ways (calibration 11aa, 22bb), so their numbers do not mean the same. Search both with the same calibration, or look at another --metric.");
    }

    @Test
    void whoIsBestHasToBeDecidedInOneWay() {
        Map<String, String> byLatency = Map.of("objectives", "-latency", "latency", "file.json");
        search("a", byLatency, number("latency", 0, 2, "calibration", "11aa"), number("params", 0, 10));
        search("b", byLatency, number("latency", 0, 9, "calibration", "22bb"), number("params", 0, 12));
        search("c", TRAINING, number("accuracy", 6, 80, "optimizer", "sgd"), number("params", 0, 12));

        refused(
                "a",
                "b",
                "params",
                "A and B cannot be compared: latency was measured in different ways (calibration 11aa, 22bb), so their numbers do not mean the same. Search both with the same calibration, or look at another --metric.");
        refused(
                "a",
                "c",
                "params",
                "A and B cannot be compared: A is for params of the best by -latency, and B for params of the best by accuracy after 6 epochs. Maybe name one that both have with --metric.");
    }

    @Test
    void aProxyNeedsOneBatchAndAnyImages() {
        Evaluation trained = number("accuracy", 6, 80, "optimizer", "sgd");
        search("a", TRAINING, trained, number("nwot", 0, 400, "batch", "64", "batch-digest", "d1"));
        search("b", TRAINING, trained, number("nwot", 0, 410, "batch", "64", "batch-digest", "d2"));
        search("c", TRAINING, trained, number("nwot", 0, 1600, "batch", "256", "batch-digest", "d3"));

        assertThat(compare("a", "b", "nwot").contrasts()).hasSize(1);
        assertThat(compare("a", "c", "accuracy").contrasts()).hasSize(1);
        refused(
                "a",
                "c",
                "nwot",
                "A and B cannot be compared: nwot was measured in different ways (batch 64, 256), so their numbers do not mean the same. Search both with the same batch, or look at another --metric.");
    }

    @Test
    void theSampleOfZeroCostIsEachRunsOwnAndItsVotesAreNot() {
        Map<String, String> untrained = Map.of("promote", "0");
        search(
                "a",
                untrained,
                number("zero-cost", 0, -1, "reference", "r1", "proxies", "nwot"),
                number("params", 0, 9));
        search(
                "b",
                untrained,
                number("zero-cost", 0, -2, "reference", "r2", "proxies", "nwot"),
                number("params", 0, 8));
        search(
                "c",
                untrained,
                number("zero-cost", 0, -2, "reference", "r3", "proxies", "snip"),
                number("params", 0, 8));

        assertThat(compare("a", "b", "params").contrasts()).hasSize(1);
        refused(
                "a",
                "c",
                "params",
                "A and B cannot be compared: zero-cost was measured in different ways (proxies nwot, snip), so their numbers do not mean the same. Search both with the same proxies, or look at another --metric.");
    }

    @Test
    void theAccuracyOfATableIsKnownAlongTheWayWhateverTheFirstObjective() {
        Map<String, String> small =
                Map.of("table", "t.csv", "target", "value", "objectives", "-params,accuracy", "promote", "0");
        search("a", small, number("accuracy", 0, 80, "table-digest", "t"), number("params", 0, 9));
        search("b", small, number("accuracy", 0, 82, "table-digest", "t"), number("params", 0, 8));

        Comparison comparison = compare("a", "b", "accuracy");

        assertThat(comparison.question().anytime()).isTrue();
        assertThat(comparison.question().by()).isEqualTo("params");
        assertThat(comparison.contrasts().get(0).difference().mean()).isEqualTo(-2);
    }

    @Test
    void theBestOfMoreTrainingsIsWorthANote() {
        Evaluation trained = number("accuracy", 4, 80, "optimizer", "sgd");
        search("a", Map.of("promote", "6", "short-epochs", "4"), trained);
        search("b", Map.of("promote", "60", "short-epochs", "4"), trained);
        search("c", Map.of("promote", "6", "short-epochs", "4", "population", "8"), trained);

        assertThat(compare("a", "b", "accuracy").notes())
                .containsExactly(
                        "promote is not the same for all groups (6, 60): the best of more trainings is higher by chance alone. Maybe look at --metric test-accuracy.");
        assertThat(compare("a", "c", "accuracy").notes()).isEmpty();
        search("d", Map.of("promote", "6", "short-epochs", "4", "judge-by", "training"), trained);
        assertThat(compare("a", "d", "accuracy").notes())
                .containsExactly(
                        "judge-by is not the same for all groups (proxies, training): the best of more trainings is higher by chance alone. Maybe look at --metric test-accuracy.");
    }

    private void refused(String one, String other, String metric, String message) {
        assertThatThrownBy(() -> compare(one, other, metric)).hasMessage(message);
    }

    private Comparison compare(String one, String other, String metric) {
        return Contest.of(store, List.of(group(one), group(other)))
                .compare(Optional.of(metric), OptionalInt.empty(), TestChoice.AUTO);
    }

    private SeedGroup group(String id) {
        return SeedGroup.of(List.of(store.run(id).orElseThrow()));
    }

    /** A run of one candidate, of which these are the numbers. */
    private void search(String id, Map<String, String> settings, Evaluation... numbers) {
        var texts = new HashMap<>(settings);
        texts.putIfAbsent("space", "toy-cell");
        store.begin(new Run(
                id, "search", SearchConfig.of(texts).text(), 0, new TreeMap<>(Map.of("data", "fashion-mnist"))));
        store.append(id, List.of(new Candidate("net", "net", List.of(), "random", -1)), List.of(numbers));
    }

    private static Evaluation number(String metric, int epochs, double value, String... fields) {
        var protocol = new TreeMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            protocol.put(fields[i], fields[i + 1]);
        }
        return new Evaluation("net", metric, new Protocol(protocol), epochs, 0, Score.of(value), 0, List.of());
    }
}

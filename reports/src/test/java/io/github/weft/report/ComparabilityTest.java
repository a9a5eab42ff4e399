package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparabilityTest {

    private static final String SETTINGS = "space: mobile\ndata: fashion-mnist\nobjectives: accuracy,-params\n";

    private static Facts facts() {
        return Facts.of(SETTINGS);
    }

    private static Evaluation fact(String candidate, String metric, Map<String, String> protocol, double value) {
        return new Evaluation(candidate, metric, Protocol.of(protocol), 0, 0, Score.of(value), 0, List.of());
    }

    /** Scored on a batch of that size, drawn with that seed. */
    private static Evaluation nwot(String candidate, String batch, String seed, double value) {
        return fact(candidate, "nwot", Map.of("batch", batch, "batch-digest", "d" + seed, "seed", seed), value);
    }

    private static Evaluation latency(String candidate, String calibration, double millis) {
        return fact(candidate, "latency", Map.of("calibration", calibration), millis);
    }

    private static void refused(String message, RunView... views) {
        assertThatThrownBy(() -> Leaderboard.of(List.of(views))).hasMessage(message);
        assertThat(Comparability.groups(List.of(views))).hasSizeGreaterThan(1);
    }

    @Test
    void otherSpacesDataOrTrainingsAreNotMixed() {
        RunView mobile = facts().trained("a", 6, 0, 1, 80).view("r1", 1);
        RunView cells = Facts.of(SETTINGS.replace("mobile", "nb201"))
                .score("a", "params", 1)
                .view("r2", 1);
        RunView cifar = facts().provenance("data", "cifar10 sha256:77").view("r3", 1);
        RunView shorter = facts().trained("a", 3, 0, 1, 70).view("r4", 4);
        RunView otherwise = adamw("a", "r5");

        refused(
                "runs r1 and r2 cannot be ranked together: space differs (mobile, nb201). One leaderboard needs the same space.",
                mobile,
                cells);
        refused(
                "runs r1 and r3 cannot be ranked together: data differs (fashion-mnist, digest fashion-mnist sha256:9c1a, fashion-mnist, digest cifar10 sha256:77). One leaderboard needs the same data.",
                mobile,
                cifar);
        refused(
                "runs r1 and r5 cannot be ranked together: accuracy was measured in different ways (optimizer none, adamw). One leaderboard needs the same optimizer.",
                mobile,
                otherwise);
        assertThat(Comparability.groups(List.of(mobile, cells, shorter, cifar, otherwise)))
                .extracting(group ->
                        group.stream().map(view -> view.row().run().id()).toList())
                .containsExactly(List.of("r1", "r4"), List.of("r2"), List.of("r3"), List.of("r5"));
    }

    @Test
    void everyPairIsLookedAtAndNotOnlyThoseWithTheFirst() {
        RunView untrained = facts().score("a", "params", 1).view("r0", 1);
        RunView one = facts().trained("a", 6, 0, 1, 80).view("r1", 1);

        refused(
                "runs r1 and r5 cannot be ranked together: accuracy was measured in different ways (optimizer none, adamw). One leaderboard needs the same optimizer.",
                untrained,
                one,
                adamw("b", "r5"));
    }

    @Test
    void aProxyOfOtherBatchesIsNoColumnAndTrainedAccuracyStays() {
        RunView small =
                facts().add(nwot("a", "64", "1", 400)).trained("a", 6, 0, 1, 80).view("r1", 1);
        RunView large = facts().add(nwot("a", "256", "2", 1600))
                .add(fact("a", "synflow", Map.of("seed", "2"), 7))
                .trained("a", 6, 0, 2, 82)
                .view("r2", 2);

        Leaderboard board = Leaderboard.of(List.of(small, large));

        assertThat(board.columns()).containsExactly("accuracy", "synflow");
        assertThat(board.rows().get(0).metrics()).containsEntry("accuracy", 81.0);
        assertThat(board.notes())
                .containsExactly(
                        "nwot is left out: runs r1 and r2 differ in how they measured (batch 64, 256). One column needs the same batch.");
    }

    /** Another draw of as many images is a repetition: (400 + 410) / 2. */
    @Test
    void aProxyOfAnotherSeedIsAveraged() {
        RunView one = facts().add(nwot("a", "64", "1", 400)).view("r1", 1);
        RunView other = facts().add(nwot("a", "64", "2", 410)).view("r2", 2);

        Leaderboard board = Leaderboard.of(List.of(one, other));

        assertThat(board.rows().get(0).metrics()).containsEntry("nwot", 405.0);
        assertThat(board.notes()).isEmpty();
    }

    @Test
    void latenciesOfTwoCalibrationsAreNoColumn() {
        RunView one =
                facts().trained("a", 6, 0, 1, 80).add(latency("a", "11aa", 2)).view("r1", 1);
        RunView other =
                facts().trained("a", 6, 0, 2, 82).add(latency("a", "22bb", 9)).view("r2", 2);

        Leaderboard board = Leaderboard.of(List.of(one, other));

        assertThat(board.columns()).containsExactly("accuracy");
        assertThat(board.notes())
                .containsExactly(
                        "latency is left out: runs r1 and r2 differ in how they measured (calibration 11aa, 22bb). One column needs the same calibration.");
    }

    @Test
    void whatAnObjectiveOrALimitNamesDecidesAboutRows() {
        Facts fast = Facts.of("space: mobile\nobjectives: accuracy,-latency\n").add(latency("a", "11aa", 2));
        Facts bound = Facts.of("space: mobile\nobjectives: accuracy\nconstraint: latency<5ms\n")
                .add(latency("a", "11aa", 2));
        RunView other = Facts.of("space: mobile\nobjectives: accuracy\n")
                .add(latency("b", "22bb", 9))
                .view("r2", 2);
        String message =
                "runs r1 and r2 cannot be ranked together: latency, which an objective or a limit names, was measured in different ways (calibration 11aa, 22bb). One leaderboard needs the same calibration.";

        refused(message, fast.view("r1", 1), other);
        refused(message, bound.view("r1", 1), other);
        assertThat(Leaderboard.of(List.of(fast.view("r1", 1), bound.view("r3", 1)))
                        .columns())
                .containsExactly("latency");
    }

    @Test
    void aProxyThatIsAnObjectiveNeedsOneBatch() {
        refused(
                "runs r1 and r2 cannot be ranked together: nwot, which an objective or a limit names, was measured in different ways (batch 64, 256; teacher none, ab). One leaderboard needs the same batch and teacher.",
                Facts.of("objectives: nwot").add(nwot("a", "64", "1", 400)).view("r1", 1),
                Facts.of("objectives: nwot")
                        .add(fact("a", "nwot", Map.of("batch", "256", "teacher", "ab"), 1600))
                        .view("r2", 2));
    }

    @Test
    void failuresOfAColumnThatIsLeftOutAreStillCounted() {
        RunView one =
                facts().add(nwot("a", "64", "1", 400)).trained("a", 6, 0, 1, 80).view("r1", 1);
        RunView other = facts().add(nwot("a", "256", "1", 400))
                .failed("b", "nwot", 0, "overflow: in layer 3")
                .view("r2", 2);

        assertThat(Leaderboard.of(List.of(one, other)).failures()).containsOnly(Map.entry("overflow", 1));
    }

    @Test
    void ranksWithinSamplesOfTheirOwnAreLeftOut() {
        RunView one =
                facts().score("a", "zero-cost", -1).trained("a", 6, 0, 1, 80).view("r1", 1);
        RunView other = facts().add(fact("b", "zero-cost", Map.of("reference", "77"), -0.5))
                .score("b", "params", 3)
                .view("r2", 2);

        Leaderboard board = Leaderboard.of(List.of(one, other));

        assertThat(board.columns()).containsExactly("accuracy", "params");
        assertThat(board.notes())
                .containsExactly(
                        "zero-cost is left out: each run ranks proxies within a reference sample of its own, so that only trained candidates can be told apart across these runs.");
        assertThat(Leaderboard.of(one).columns()).contains("zero-cost");
    }

    @Test
    void whoeverWasRankedByWhatIsLeftOutIsNoFailure() {
        Facts judged = facts().failed("a", "nwot", 0, "overflow: in layer 3").score("a", "zero-cost", -1);
        RunView other = facts().add(fact("b", "zero-cost", Map.of("reference", "77"), -0.5))
                .view("r2", 2);

        Row alone = Leaderboard.of(judged.view("r1", 1)).rows().get(0);
        Leaderboard board = Leaderboard.of(List.of(judged.view("r1", 1), other));

        assertThat(board.rows()).allSatisfy(row -> assertThat(row.rank()).hasValue(1));
        assertThat(board.rows().get(0).status()).isEqualTo(alone.status());
        assertThat(board.rows().get(0).evidence()).isEqualTo(alone.evidence());
    }

    private static RunView adamw(String candidate, String id) {
        return facts().add(new Evaluation(
                        candidate,
                        "accuracy",
                        Protocol.of(Map.of("data", "fashion-mnist", "optimizer", "adamw")),
                        6,
                        0,
                        Score.of(99),
                        0,
                        List.of()))
                .view(id, 5);
    }
}

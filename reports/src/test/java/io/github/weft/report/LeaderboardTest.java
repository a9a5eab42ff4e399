package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.weft.run.Seeds;
import io.github.weft.score.Evaluation;
import io.github.weft.score.Protocol;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaderboardTest {

    private static final String BOTH = "accuracy,-params";

    @Test
    void moreEvidenceBeatsAHigherNumber() {
        var board = Facts.ofObjectives(BOTH)
                .score("costs-only", "params", 10)
                .score("proxied", "zero-cost", -0.1)
                .score("six", "accuracy", 6, 0, 99)
                .score("thirty", "accuracy", 30, 0, 80)
                .score("better thirty", "accuracy", 30, 0, 81)
                .board();

        assertThat(board.rows())
                .extracting(Row::architecture)
                .containsExactly("better thirty", "thirty", "six", "proxied", "costs-only");
        assertThat(board.rows())
                .extracting(row -> row.evidence().toString())
                .containsExactly(
                        "trained (30 epochs)", "trained (30 epochs)", "trained (6 epochs)", "proxies", "costs");
        assertThat(board.rows()).extracting(row -> row.rank().orElse(0)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void whatASupernetGivesStandsBetweenProxiesAndTraining() {
        var board = Facts.ofObjectives(BOTH)
                .score("proxied", "zero-cost", -0.1)
                .score("inheriting", "inherited-accuracy", 97)
                .score("inheriting more", "inherited-accuracy", 98)
                .score("inheriting more", "nwot", 1)
                .score("trained", "accuracy", 1, 0, 80)
                .score("trained", "inherited-accuracy", 99)
                .failed("failing", "inherited-accuracy", 0, "not finite")
                .board();

        assertThat(board.rows())
                .extracting(Row::architecture)
                .containsExactly("trained", "inheriting more", "inheriting", "proxied", "failing");
        assertThat(board.rows())
                .extracting(row -> row.evidence().toString())
                .containsExactly("trained (1 epoch)", "supernet", "supernet", "proxies", "none");
        assertThat(board.rows().get(4).rank()).isEmpty();
        assertThat(board.columns()).startsWith("accuracy", "inherited-accuracy", "zero-cost");
    }

    @Test
    void highestFidelityCountsAndReplicatesAreAveraged() {
        var row = Facts.ofObjectives(BOTH)
                .score("a", "accuracy", 6, 0, 70)
                .score("a", "accuracy", 30, 0, 80)
                .score("a", "accuracy", 30, 1, 81)
                .score("a", "accuracy", 30, 2, 85)
                .failed("a", "accuracy", 30, "diverged")
                .board()
                .rows()
                .get(0);

        assertThat(row.metrics()).containsExactly(entry("accuracy", 82.0));
        assertThat(row.status()).isEqualTo("ok");
    }

    @Test
    void protocolsAreNeverMixedAndTheOneWithMoreReplicatesCounts() {
        var row = Facts.ofObjectives(BOTH)
                .score("a", "accuracy", 6, 0, 80)
                .score("a", "accuracy", 6, 1, 82)
                .add(new Evaluation(
                        "a", "accuracy", Protocol.of(Map.of("data", "a-third")), 6, 0, Score.of(10), 0, List.of()))
                .board()
                .rows()
                .get(0);

        assertThat(row.metrics()).containsExactly(entry("accuracy", 81.0));
    }

    @Test
    void tiesShareARankAndAreListedByText() {
        var board = Facts.ofObjectives(BOTH)
                .score("c", "accuracy", 6, 0, 80)
                .score("b", "accuracy", 6, 0, 85)
                .score("a", "accuracy", 6, 0, 85)
                .board();

        assertThat(board.rows()).extracting(Row::architecture).containsExactly("a", "b", "c");
        assertThat(board.rows()).extracting(row -> row.rank().orElse(0)).containsExactly(1, 1, 3);
    }

    @Test
    void zeroCostSeparatesEqualAccuracies() {
        var board = Facts.ofObjectives(BOTH)
                .score("a", "accuracy", 6, 0, 85)
                .score("a", "zero-cost", -2)
                .score("b", "accuracy", 6, 0, 85)
                .score("b", "zero-cost", -1)
                .score("c", "accuracy", 6, 0, 85)
                .board();

        assertThat(board.rows()).extracting(Row::architecture).containsExactly("b", "a", "c");
        assertThat(board.rows()).extracting(row -> row.rank().orElse(0)).containsExactly(1, 2, 3);
    }

    @Test
    void testAccuracyNeverDecides() {
        var board = Facts.ofObjectives("test-accuracy")
                .score("a", "accuracy", 6, 0, 85)
                .score("a", "test-accuracy", 6, 0, 10)
                .score("b", "accuracy", 6, 0, 84)
                .score("b", "test-accuracy", 6, 0, 99)
                .board();

        assertThat(board.rows()).extracting(Row::architecture).containsExactly("a", "b");
    }

    @Test
    void aProxyThatIsTheObjectiveDecidesBeforeTheAggregate() {
        var board = Facts.ofObjectives("nwot,-params")
                .score("a", "nwot", 3)
                .score("a", "zero-cost", -9)
                .score("b", "nwot", 2)
                .score("b", "zero-cost", -1)
                .board();

        assertThat(board.rows()).extracting(Row::architecture).containsExactly("a", "b");
    }

    @Test
    void failedCandidatesComeLastWithoutRankAndSayWhy() {
        var board = Facts.ofObjectives(BOTH)
                .failed("b-never-built", "params", 0, "memory: needs 9 GB")
                .failed("b-never-built", "zero-cost", 0, "memory: needs 9 GB")
                .score("a-diverged", "zero-cost", -0.1)
                .failed("a-diverged", "accuracy", 6, "not finite: NaN")
                .score("fine", "zero-cost", -3)
                .failed("fine", "nwot", 0, "not finite: -Infinity")
                .score("finished late", "accuracy", 6, 0, 80)
                .failed("finished late", "accuracy", 30, "deadline: 600 s")
                .board();

        assertThat(board.rows())
                .extracting(Row::architecture)
                .containsExactly("finished late", "fine", "a-diverged", "b-never-built");
        assertThat(board.rows())
                .extracting(Row::rank)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty());
        assertThat(board.rows()).extracting(Row::status).containsExactly("deadline", "ok", "not finite", "memory");
        assertThat(board.failures()).containsExactly(entry("deadline", 1), entry("memory", 1), entry("not finite", 2));
    }

    @Test
    void viewsKeepRanksAndDigestAndShowLess() {
        var board = Facts.ofObjectives(BOTH)
                .score("a", "accuracy", 6, 0, 85)
                .score("a", "params", 300)
                .score("b", "accuracy", 6, 0, 84)
                .score("b", "params", 100)
                .score("c", "accuracy", 6, 0, 83)
                .score("c", "params", 200)
                .score("d", "zero-cost", -1)
                .board();

        assertThat(board.top(2).rows()).extracting(Row::architecture).containsExactly("a", "b");
        assertThat(board.front().rows()).extracting(Row::architecture).containsExactly("a", "b");
        assertThat(board.sortedBy("params").rows())
                .extracting(Row::architecture)
                .containsExactly("b", "c", "a", "d");
        assertThat(board.sortedBy("-params").rows())
                .extracting(Row::architecture)
                .containsExactly("a", "c", "b", "d");
        assertThat(board.sortedBy("params").columns()).startsWith("params", "accuracy");
        assertThat(board.sortedBy("params").rows().get(0).rank()).hasValue(2);
        assertThat(board.top(1).digest()).isEqualTo(board.digest());
        assertThatThrownBy(() -> board.sortedBy("speed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "sort (speed) is not a column of numbers. Known: rank, epochs, n, seeds, mean, low, high, layer, "
                                + "found, found-seconds, step, accuracy, zero-cost, params.");
        assertThatThrownBy(() -> board.top(0)).hasMessage("top (0) must be at least 1.");
    }

    @Test
    void aFrontNeverDominatesARowOnWeakerEvidence() {
        var board = Facts.ofObjectives(BOTH)
                .score("thirty", "accuracy", 30, 0, 80)
                .score("thirty", "params", 300)
                .score("six, better", "accuracy", 6, 0, 85)
                .score("six, better", "params", 200)
                .score("six, worse", "accuracy", 6, 0, 79)
                .score("six, worse", "params", 300)
                .board();

        assertThat(board.front().rows()).extracting(Row::architecture).containsExactly("thirty", "six, better");
    }

    @Test
    void inheritedAccuracyStandsInForAccuracyWhereNothingIsTrained() {
        var board = Facts.ofObjectives(BOTH)
                .score("a", "inherited-accuracy", 80)
                .score("a", "params", 300)
                .score("b", "inherited-accuracy", 70)
                .score("b", "params", 200)
                .score("c", "inherited-accuracy", 60)
                .score("c", "params", 200)
                .board();

        assertThat(board.rows()).extracting(row -> row.layer().orElse(0)).containsExactly(1, 1, 2);
    }

    @Test
    void theAggregateStandsInForAccuracyWhereNothingIsTrained() {
        var board = Facts.ofObjectives(BOTH)
                .score("a", "zero-cost", -1)
                .score("a", "params", 300)
                .score("b", "zero-cost", -2)
                .score("b", "params", 200)
                .score("c", "zero-cost", -3)
                .score("c", "params", 200)
                .board();

        assertThat(board.rows()).extracting(row -> row.layer().orElse(0)).containsExactly(1, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderInWhichFactsArriveChangesNothing(long seed) {
        var facts = Sample.small();
        var shuffled = Facts.ofObjectives(BOTH);
        var rest = new ArrayList<>(facts.evaluations());
        var random = Seeds.generator(seed, "order");
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(random.nextInt(rest.size())));
        }

        assertThat(shuffled.board().rows())
                .usingRecursiveComparison()
                .ignoringFields("found")
                .isEqualTo(facts.board().rows());
        assertThat(shuffled.board().digest()).isEqualTo(facts.board().digest());
    }

    @Test
    void anUnknownRunNamesTheKnownOnes() {
        var store = Facts.ofObjectives(BOTH).store();

        assertThatThrownBy(() -> RunView.of(store, "zz"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("run (zz) is not in this database. Known: 4f1d2c3b5a69.");
    }
}

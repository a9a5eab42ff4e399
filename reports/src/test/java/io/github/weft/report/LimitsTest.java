package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a broken limit does to the place of a row. */
class LimitsTest {

    private static final String SETTINGS = "space: mobile\nobjectives: accuracy,-params\n";

    private static Facts sized(Facts facts, String candidate, double params, int epochs, double accuracy) {
        return facts.score(candidate, "params", params).score(candidate, "accuracy", epochs, 0, accuracy);
    }

    /** Two large ones that are equal, one of unknown size, two small ones of which s2 is dominated, one that failed. */
    private static Facts facts(String settings) {
        var facts = Facts.of(settings);
        sized(facts, "large1", 200, 30, 95);
        sized(facts, "large2", 200, 30, 95);
        sized(facts, "s1", 50, 6, 80);
        sized(facts, "s2", 60, 6, 79);
        facts.score("unknown", "accuracy", 6, 0, 70);
        facts.score("judged", "params", 10).score("judged", "zero-cost", -1);
        return facts.score("failed", "params", 20).failed("failed", "accuracy", 6, "not finite: NaN");
    }

    @Test
    void whatBreaksALimitRanksBehindAllThatMayKeepIt() {
        List<Row> rows = facts(SETTINGS + "constraint: params<100\n").board().rows();

        assertThat(rows)
                .extracting(Row::architecture)
                .containsExactly("s1", "s2", "unknown", "judged", "large1", "large2", "failed");
        assertThat(rows).extracting(row -> row.rank().orElse(0)).containsExactly(1, 2, 3, 4, 5, 5, 0);
        assertThat(rows).extracting(Row::tied).containsExactly(false, false, false, false, true, true, false);
        assertThat(rows)
                .extracting(row -> row.feasible().toString())
                .containsExactly("yes", "yes", "unknown", "yes", "no", "no", "yes");
        assertThat(rows).extracting(row -> row.layer().orElse(0)).containsExactly(1, 2, 0, 0, 0, 0, 0);
    }

    /** Of those that break none all is as it is without limits; 30 epochs lead then. */
    @Test
    void aLimitThatAllKeepChangesNothing() {
        Leaderboard free = facts(SETTINGS).board();
        Leaderboard kept = facts(SETTINGS + "constraint: params<201\n").board();

        assertThat(free.rows()).extracting(Row::architecture).startsWith("large1", "large2", "s1");
        assertThat(free.rows()).extracting(row -> row.layer().orElse(0)).startsWith(1, 1, 1, 2);
        assertThat(kept.digest()).isEqualTo(free.digest());
        assertThat(kept.rows())
                .extracting(Row::layer)
                .isEqualTo(free.rows().stream().map(Row::layer).toList());
    }

    @Test
    void whereAllBreakALimitTheyAreRankedAmongThemselves() {
        List<Row> rows =
                facts(SETTINGS + "constraint: accuracy>99,params<5\n").board().rows();

        assertThat(rows)
                .extracting(Row::architecture)
                .containsExactly("large1", "large2", "s1", "s2", "unknown", "judged", "failed");
        assertThat(rows).extracting(row -> row.rank().orElse(0)).containsExactly(1, 1, 3, 4, 5, 6, 0);
        assertThat(rows).allMatch(row -> row.layer().isEmpty() && row.feasible() == Feasible.NO);
    }

    /** The second run allows what the first forbids, so that only what both allow leads. */
    @Test
    void theLimitsOfAllRunsDecideTogether() {
        var tight = sized(Facts.of(SETTINGS + "constraint: params<100\n"), "small", 90, 6, 80);
        var loose = sized(Facts.of(SETTINGS + "constraint: params<1000\n"), "large", 900, 6, 90);

        Leaderboard board = Leaderboard.of(List.of(tight.view("r1", 1), loose.view("r2", 2)));

        assertThat(board.rows()).extracting(Row::architecture).containsExactly("small", "large");
        assertThat(board.rows()).extracting(Row::feasible).containsExactly(Feasible.YES, Feasible.NO);
        assertThat(board.front().rows()).extracting(Row::architecture).containsExactly("small");
    }

    @Test
    void aChartsFrontLeavesOutWhatBreaksALimit() {
        Leaderboard board = facts(SETTINGS + "constraint: params<100\n").board();

        Front front = Front.of(board, Evidence.Rung.TRAINED, "params", "accuracy");

        assertThat(front.points()).hasSize(4);
        assertThat(front.front()).extracting(Point::y).containsExactly(80.0);
    }
}

package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers behind the charts. */
class ChartNumbersTest {

    private static final Map<String, Integer> ROWS = Map.of("a", 0, "b", 1, "c", 2);

    private static final Drawn NONE_DRAWN = new Drawn(0, 0, List.of());

    @Test
    void progressCountsAllFidelitiesAndKeepsWhatWasBetterThanBefore() {
        var view = Facts.ofObjectives("accuracy")
                .score("a", "accuracy", 6, 0, 80)
                .score("b", "accuracy", 6, 0, 78)
                .failed("c", "accuracy", 6, "diverged")
                .score("b", "accuracy", 30, 0, 85)
                .score("c", "accuracy", 6, 0, 81)
                .score("gone", "accuracy", 6, 0, 99)
                .view();

        assertThat(Progress.of(view, "accuracy", ROWS))
                .containsExactly(
                        new Progress(
                                6,
                                4,
                                List.of(new Point(1, 80, 0), new Point(2, 78, 1), new Point(4, 81, 2)),
                                List.of(new Point(1, 80, 0), new Point(4, 81, 2)),
                                List.of(),
                                NONE_DRAWN),
                        new Progress(
                                30,
                                4,
                                List.of(new Point(3, 85, 1)),
                                List.of(new Point(3, 85, 1)),
                                List.of(),
                                NONE_DRAWN));
    }

    private static Progress drawn(int all, int trained) {
        var facts = Facts.ofObjectives("accuracy");
        var rows = new HashMap<String, Integer>();
        for (int i = 0; i < all; i++) {
            facts.candidate("r" + i, "random").score("r" + i, "zero-cost", -i);
            rows.put("r" + i, i);
        }
        facts.failed("r0", "accuracy", 6, "diverged");
        for (int i = 1; i < trained; i++) {
            facts.score("r" + i, "accuracy", 6, 0, 80 + i);
        }
        return Progress.of(facts.view(), "accuracy", rows).get(0);
    }

    /** Of 81 to 89: one is 85 on average, of all nine the best is 89. One of ten was not tried, one that was failed. */
    @Test
    void chanceHasALineWhereNearlyAllThatWereDrawnWereTried() {
        Progress progress = drawn(11, 10);

        assertThat(progress.drawn().tried()).isEqualTo(10);
        assertThat(progress.random())
                .hasSize(9)
                .startsWith(new Point(1, 85, -1))
                .endsWith(new Point(9, 89, -1));
    }

    /** Nine of eleven were picked, by whatever made them go first; four are too few. */
    @Test
    void chanceHasNoLineWhereThoseDrawnWerePickedOrAreFew() {
        assertThat(drawn(11, 9).drawn().picked()).isTrue();
        assertThat(drawn(11, 9).random()).isEmpty();
        assertThat(drawn(11, 9).drawn().best()).hasValue(88);
        assertThat(drawn(5, 5).drawn().picked()).isFalse();
        assertThat(drawn(5, 5).random()).isEmpty();
        assertThat(drawn(6, 6).random()).hasSize(5);
    }

    @Test
    void frontHoldsWhatNothingCheaperMatchesCheapestFirst() {
        var board = Facts.ofObjectives("accuracy,-params")
                .score("a", "accuracy", 6, 0, 90)
                .score("a", "params", 300)
                .score("b", "accuracy", 6, 0, 88)
                .score("b", "params", 300)
                .score("c", "accuracy", 6, 0, 80)
                .score("c", "params", 100)
                .score("untrained", "zero-cost", -1)
                .score("untrained", "params", 10)
                .board();

        var front = Front.of(board, Evidence.Rung.TRAINED, "params", "accuracy");

        assertThat(front.points()).hasSize(3);
        assertThat(front.front()).containsExactly(new Point(100, 80, 2), new Point(300, 90, 0));
        assertThat(Front.of(board, Evidence.Rung.PROXIES, "params", "zero-cost").front())
                .containsExactly(new Point(10, -1, 3));
    }

    @Test
    void curvesAreThoseOfTheLongestTrainingOfTheBestRows() {
        var view = Facts.ofObjectives("accuracy")
                .curve("b", 2, List.of(70.0, 80.0))
                .curve("a", 2, List.of(75.0, 85.0))
                .curve("a", 3, List.of(74.0, 84.0, 86.0))
                .score("c", "accuracy", 6, 0, 60)
                .view();

        assertThat(Curve.of(view, "accuracy", ROWS, 5))
                .containsExactly(new Curve(0, List.of(74.0, 84.0, 86.0)), new Curve(1, List.of(70.0, 80.0)));
        assertThat(Curve.of(view, "accuracy", ROWS, 1)).hasSize(1);
    }

    @Test
    void aSampleIsEvenAndKeepsBothEnds() {
        List<Point> points =
                IntStream.range(0, 9).mapToObj(i -> new Point(i, 0, i)).toList();

        assertThat(Point.sampled(points, 5)).extracting(Point::row).containsExactly(0, 2, 4, 6, 8);
        assertThat(Point.sampled(points, 9)).isEqualTo(points);
    }
}

package io.github.weft.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers behind the charts. */
class ChartNumbersTest {

    private static final Map<String, Integer> ROWS = Map.of("a", 0, "b", 1, "c", 2);

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
                                List.of()),
                        new Progress(30, 4, List.of(new Point(3, 85, 1)), List.of(new Point(3, 85, 1)), List.of()));
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

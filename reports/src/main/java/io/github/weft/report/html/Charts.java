package io.github.weft.report.html;

import io.github.weft.report.Accuracies;
import io.github.weft.report.Curve;
import io.github.weft.report.Evidence;
import io.github.weft.report.Front;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Point;
import io.github.weft.report.Progress;
import io.github.weft.report.RunView;
import io.github.weft.report.story.WallClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The numbers behind the charts.
 *
 * @param accuracy best so far, one for each length of training
 * @param standIn the metric that stands in for accuracy where nothing is trained
 * @param screened best so far by it
 * @param accuracyByTime as accuracy, across seconds from the beginning of the run
 * @param trained accuracy against params, of a training or a table
 * @param untrained the same against params
 * @param comparable accuracies after the same number of epochs: across the row's index, upward the accuracy
 * @param random rows of candidates that nothing chose
 */
record Charts(
        String standIn,
        List<Progress> accuracy,
        List<Progress> accuracyByTime,
        List<Progress> screened,
        List<Progress> screenedByTime,
        Front trained,
        Front untrained,
        List<Point> comparable,
        List<Curve> curves,
        List<Integer> random,
        SparseCharts sparse) {

    private static final int MOST_CURVES = 40;

    static Charts of(RunView view, Leaderboard board, Accuracies accuracies) {
        var rows = new HashMap<String, Integer>();
        IntStream.range(0, board.rows().size())
                .forEach(i -> rows.put(board.rows().get(i).architecture(), i));
        WallClock clock = WallClock.of(view);
        String standIn = Metrics.standIn(board.columns()::contains);
        return new Charts(
                standIn,
                Progress.of(view, Metrics.ACCURACY, rows),
                Progress.of(view, Metrics.ACCURACY, rows, clock::end),
                Progress.of(view, standIn, rows),
                Progress.of(view, standIn, rows, clock::end),
                Front.of(
                        board,
                        accuracies.epochs() > 0 ? Evidence.Rung.TRAINED : Evidence.Rung.TABLE,
                        Metrics.PARAMS,
                        Metrics.ACCURACY),
                Front.of(
                        board,
                        standIn.equals(Metrics.INHERITED) ? Evidence.Rung.SUPERNET : Evidence.Rung.PROXIES,
                        Metrics.PARAMS,
                        standIn),
                comparable(accuracies, rows),
                Curve.of(view, Metrics.ACCURACY, rows, MOST_CURVES),
                random(view, rows),
                SparseCharts.of(view, board, rows, MOST_CURVES));
    }

    private static List<Point> comparable(Accuracies accuracies, Map<String, Integer> rows) {
        return accuracies.byCandidate().entrySet().stream()
                .flatMap(
                        entry -> Optional.ofNullable(rows.get(entry.getKey()))
                                .map(row -> new Point(row, entry.getValue(), row))
                                .stream())
                .toList();
    }

    private static List<Integer> random(RunView view, Map<String, Integer> rows) {
        return view.candidates().stream()
                .filter(candidate -> candidate.operator().equals(Metrics.RANDOM))
                .map(candidate -> rows.get(candidate.genome()))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}

package io.github.weft.report.html;

import io.github.weft.report.Curve;
import io.github.weft.report.Evidence;
import io.github.weft.report.Front;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.RunView;
import java.util.List;
import java.util.Map;

/**
 * The numbers behind the charts of a run whose networks lack weights.
 *
 * @param nonzeros accuracy against the weights that are there
 * @param macs accuracy against their multiply-accumulates
 * @param moved of networks whose connections move, the share of them that moved in each epoch
 * @param explored of the same, the share of weights that was a connection at some time, after each epoch
 */
record SparseCharts(Front nonzeros, Front macs, List<Curve> moved, List<Curve> explored) {

    static SparseCharts of(RunView view, Leaderboard board, Map<String, Integer> rows, int mostCurves) {
        List<Curve> moved = Curve.of(view, Metrics.MASK_UPDATES, rows, mostCurves).stream()
                .filter(curve -> curve.values().stream().anyMatch(share -> share > 0))
                .toList();
        List<Integer> moving = moved.stream().map(Curve::row).toList();
        return new SparseCharts(
                Front.of(board, Evidence.Rung.TRAINED, Metrics.NONZEROS, Metrics.ACCURACY),
                Front.of(board, Evidence.Rung.TRAINED, Metrics.SPARSE_MACS, Metrics.ACCURACY),
                moved,
                Curve.of(view, Metrics.EXPLORED, rows, rows.size()).stream()
                        .filter(curve -> moving.contains(curve.row()))
                        .toList());
    }
}

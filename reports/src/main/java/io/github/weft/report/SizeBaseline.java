package io.github.weft.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What ranking candidates by size alone would have picked, of those that were measured as the winner was: the largest one that meets the run's
 * limits. Of equally large ones it is that which is larger in the other measure of size, then the first by its text: never the more accurate.
 *
 * @param picks by the number of weights, then by multiply-accumulates, as far as these are known
 * @param larger candidates within the limits that have more weights than what was picked, and were not measured so
 * @param agreement how far the number of weights orders candidates as accuracy does; empty where no number of weights is known
 */
public record SizeBaseline(List<Pick> picks, int larger, Optional<Agreement> agreement) {

    /**
     * The largest by one measure.
     *
     * @param metric such as {@code params}
     * @param size in its unit
     * @param lead of the winner over it; empty if it is the winner
     */
    public record Pick(String metric, double size, Row row, Optional<Lead> lead) {}

    public SizeBaseline {
        picks = List.copyOf(picks);
    }

    /** No picks where nothing but the winner was measured so, or no size is known. */
    public static SizeBaseline of(RunView view, Leaderboard board, Peers peers, Accuracies accuracies) {
        boolean sparse = board.columns().contains(Metrics.NONZEROS);
        String weights = sparse ? Metrics.NONZEROS : Metrics.PARAMS;
        String macs = board.columns().contains(Metrics.SPARSE_MACS) ? Metrics.SPARSE_MACS : Metrics.FLOPS;
        List<Pick> picks = peers.rows().size() < 2
                ? List.of()
                : Stream.of(largest(peers, weights, macs), largest(peers, macs, weights))
                        .flatMap(Optional::stream)
                        .map(pick -> pick.row().equals(peers.winner())
                                ? pick
                                : new Pick(
                                        pick.metric(),
                                        pick.size(),
                                        pick.row(),
                                        Optional.of(peers.over(view, pick.row()))))
                        .toList();
        return new SizeBaseline(
                picks,
                picks.stream()
                        .findFirst()
                        .map(pick -> larger(board, peers, pick))
                        .orElse(0),
                board.columns().contains(weights)
                        ? Optional.of(Agreement.of(weights, board.rows(), accuracies.byCandidate()))
                        : Optional.empty());
    }

    private static Optional<Pick> largest(Peers peers, String size, String other) {
        return peers.rows().stream()
                .filter(row -> row.metric(size).isPresent())
                .max(Comparator.comparingDouble((Row row) -> row.metric(size).orElseThrow())
                        .thenComparingDouble(row -> row.metric(other).orElse(0))
                        .thenComparing(Row::architecture, Comparator.reverseOrder()))
                .map(row -> new Pick(size, row.metric(size).orElseThrow(), row, Optional.empty()));
    }

    private static int larger(Leaderboard board, Peers peers, Pick pick) {
        return (int) board.rows().stream()
                .filter(row -> row.rank().isPresent() && row.feasible() != Feasible.NO)
                .filter(row -> row.metric(pick.metric()).orElse(0) > pick.size())
                .filter(row -> !peers.values().containsKey(row.architecture()))
                .count();
    }
}

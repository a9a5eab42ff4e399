package io.github.weft.report.html;

import io.github.weft.report.Accuracies;
import io.github.weft.report.Agreement;
import io.github.weft.report.Evidence;
import io.github.weft.report.Import;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Objective;
import io.github.weft.report.Regret;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import java.util.List;
import java.util.Optional;

/**
 * The run in plain sentences.
 *
 * @param searched what the run did, and how much it tried
 * @param winner the architecture that came first
 * @param result what is known about it, and by how much it is better
 * @param baselines by how much it is better than what chance, and what size alone would have found
 * @param doubts reasons not to believe too much
 */
public record Summary(
        String searched, Optional<String> winner, String result, List<String> baselines, List<String> doubts) {

    static Summary of(RunView view, Leaderboard board, Accuracies accuracies, List<Agreement> agreements) {
        Optional<Row> winner = board.rows().stream()
                .limit(1)
                .filter(row -> row.rank().isPresent())
                .findFirst();
        return new Summary(
                Deed.of(view, board),
                winner.map(Row::architecture),
                winner.map(row -> result(view, board, row) + shared(board, row))
                        .orElse("No candidate has a number yet, so none is first."),
                winner.map(row -> Baselines.of(view, board, row, accuracies)).orElse(List.of()),
                winner.map(row -> Doubts.of(view, board, row, agreements)).orElse(List.of()));
    }

    private static String result(RunView view, Leaderboard board, Row winner) {
        if (board.regret().isPresent()) {
            Regret regret = board.regret().get();
            return "It reaches " + Regret.text(regret.found()) + " by the table, whose best has "
                    + Regret.text(regret.best()) + ": a regret of " + Regret.text(regret.value()) + ".";
        }
        if (winner.evidence().rung() == Evidence.Rung.IMPORTED) {
            int epochs = winner.evidence().epochs();
            return "It is first by " + by(view, winner) + (epochs > 0 ? " after " + Words.many(epochs, "epoch") : "")
                    + ", which was measured elsewhere and imported from a file"
                    + Import.file(view, winner.architecture())
                            .map(digest -> " (digest " + digest + ")")
                            .orElse("")
                    + ".";
        }
        if (winner.evidence().rung() != Evidence.Rung.TRAINED) {
            return "It has not been trained: it is first by " + by(view, winner) + " alone.";
        }
        double accuracy = winner.metric(Metrics.ACCURACY).orElseThrow();
        String test = winner.metric(Metrics.TEST_ACCURACY).isPresent()
                ? ", and " + Page.cell(winner, Metrics.TEST_ACCURACY) + " % on test images that no decision has seen"
                : "";
        return "It reaches " + Page.cell(winner, Metrics.ACCURACY) + " % validation accuracy after "
                + Words.many(winner.evidence().epochs(), "epoch") + test + "."
                + Margin.of(board, winner, accuracy);
    }

    /** A sentence with a space before it, if others have the same rank. */
    private static String shared(Leaderboard board, Row winner) {
        long others = others(board, winner);
        return others == 0 ? "" : " It shares first place with " + Words.many(others, "other") + ".";
    }

    /** How many have the winner's rank beside it. */
    static long others(Leaderboard board, Row winner) {
        return board.rows().stream()
                .filter(row -> row != winner && row.rank().equals(winner.rank()))
                .count();
    }

    private static String by(RunView view, Row winner) {
        return view.ranking().order().stream()
                .map(Objective::metric)
                .filter(metric -> winner.metric(metric).isPresent())
                .findFirst()
                .map(metric -> metric + " (" + Page.cell(winner, metric) + ")")
                .orElse("name");
    }
}

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
import java.util.stream.Collectors;

/**
 * The run in plain sentences.
 *
 * @param searched what was looked for, where, and how much was tried
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
                searched(view, board),
                winner.map(Row::architecture),
                winner.map(row -> result(view, board, row)).orElse("No candidate has a number yet, so none is first."),
                winner.map(row -> Baselines.of(view, board, row, accuracies)).orElse(List.of()),
                winner.map(row -> Doubts.of(view, board, row, agreements)).orElse(List.of()));
    }

    private static String searched(RunView view, Leaderboard board) {
        String method = view.settings()
                .text("strategy")
                .map(strategy -> " by " + strategy)
                .orElse("");
        String wish = view.ranking().objectives().stream().map(Summary::wish).collect(Collectors.joining(" and "));
        long trained = board.rows().stream()
                .filter(row -> row.evidence().rung() == Evidence.Rung.TRAINED)
                .count();
        long unranked =
                board.rows().stream().filter(row -> row.rank().isEmpty()).count();
        if (board.regret().isPresent()) {
            return "A " + view.row().run().kind() + method + " for " + wish + " looked up "
                    + Words.many(board.rows().size(), "candidate") + " in a table"
                    + (unranked == 0
                            ? "."
                            : ", which lacks " + Words.count(unranked) + " of them; those cost nothing.");
        }
        return "A " + view.row().run().kind() + method + " for " + wish + " judged "
                + Words.many(board.rows().size(), "candidate") + ". "
                + (trained == 0
                        ? "None was trained"
                        : Words.count(trained) + (trained == 1 ? " was" : " were") + " trained")
                + (unranked == 0 ? "." : ", and " + Words.count(unranked) + " failed.");
    }

    private static String wish(Objective objective) {
        return (objective.maximize() ? "more " : Metrics.isCost(objective.metric()) ? "fewer " : "less ")
                + objective.metric();
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

    private static String by(RunView view, Row winner) {
        return view.ranking().order().stream()
                .map(Objective::metric)
                .filter(metric -> winner.metric(metric).isPresent())
                .findFirst()
                .map(metric -> metric + " (" + Page.cell(winner, metric) + ")")
                .orElse("name");
    }
}

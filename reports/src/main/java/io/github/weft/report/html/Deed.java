package io.github.weft.report.html;

import io.github.weft.report.Evidence;
import io.github.weft.report.Import;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Objective;
import io.github.weft.report.RunView;
import java.util.stream.Collectors;

/** What a run did, by its kind, in the words that a report begins with. */
final class Deed {

    private Deed() {}

    static String of(RunView view, Leaderboard board) {
        String kind = view.row().run().kind();
        String candidates = Words.many(board.rows().size(), "candidate");
        long unranked =
                board.rows().stream().filter(row -> row.rank().isEmpty()).count();
        String failed = unranked == 0 ? "" : Words.count(unranked) + " failed";
        return switch (kind) {
            case "search" -> search(view, board, candidates, unranked);
            case "train" -> "A training of " + candidates + ": " + trained(board, failed);
            case "score" ->
                "A scoring of " + candidates + " without training"
                        + (failed.isEmpty() ? "." : ", of which " + failed + ".");
            case Import.KIND ->
                "An import of numbers of " + candidates + ". None was trained here"
                        + (failed.isEmpty() ? "." : ", and " + failed + ".");
            case "trust" -> "A check of what scores tell, with " + candidates + ": " + trained(board, failed);
            default -> "A run of kind " + kind + " with " + candidates + ": " + trained(board, failed);
        };
    }

    private static String search(RunView view, Leaderboard board, String candidates, long unranked) {
        String method = view.settings()
                .text("strategy")
                .map(strategy -> " by " + strategy)
                .orElse("");
        String wish = view.ranking().objectives().stream().map(Deed::wish).collect(Collectors.joining(" and "));
        String search = "A search" + method + " for " + wish;
        if (board.regret().isPresent()) {
            return search + " looked up " + candidates + " in a table"
                    + (unranked == 0
                            ? "."
                            : ", which lacks " + Words.count(unranked) + " of them; those cost nothing.");
        }
        String trained = trained(board, unranked == 0 ? "" : Words.count(unranked) + " failed");
        return search + " judged " + candidates + ". " + Character.toUpperCase(trained.charAt(0))
                + trained.substring(1);
    }

    private static String trained(Leaderboard board, String failed) {
        long trained = board.rows().stream()
                .filter(row -> row.evidence().rung() == Evidence.Rung.TRAINED)
                .count();
        return (trained == 0
                        ? "none was trained"
                        : Words.count(trained) + (trained == 1 ? " was" : " were") + " trained")
                + (failed.isEmpty() ? "." : ", and " + failed + ".");
    }

    private static String wish(Objective objective) {
        return (objective.maximize() ? "more " : Metrics.isCost(objective.metric()) ? "fewer " : "less ")
                + objective.metric();
    }
}

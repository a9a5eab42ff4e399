package io.github.weft.report;

import io.github.weft.db.Candidate;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.score.Evaluation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that the store says about one run, and all that a leaderboard or report is made from.
 *
 * @param candidates in the order in which they were added
 * @param evaluations in the order in which they were added
 */
public record RunView(
        RunRow row, Settings settings, Ranking ranking, List<Candidate> candidates, List<Evaluation> evaluations) {

    public RunView {
        candidates = List.copyOf(candidates);
        evaluations = List.copyOf(evaluations);
    }

    /** The run with this id or unambiguous beginning of it. @throws IllegalArgumentException if there is none */
    public static RunView of(RunReader store, String idOrPrefix) {
        RunRow row = store.run(idOrPrefix)
                .orElseThrow(() -> new IllegalArgumentException(
                        "run (%s) is not in this database. Known: %s.".formatted(idOrPrefix, known(store))));
        String id = row.run().id();
        Settings settings = Settings.parse(row.run().configuration());
        return new RunView(row, settings, Ranking.of(settings), store.candidates(id), store.evaluations(id));
    }

    private static String known(RunReader store) {
        String ids = store.runs().stream().map(row -> row.run().id()).limit(10).collect(Collectors.joining(", "));
        return ids.isEmpty() ? "none" : ids;
    }
}

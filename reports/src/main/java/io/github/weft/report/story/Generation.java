package io.github.weft.report.story;

import java.util.List;

/**
 * The candidates that a strategy proposed first in one step, or in some that follow each other.
 *
 * @param name of the step or steps; {@code start} for what was judged before the first
 * @param rows of its candidates on the leaderboard, in the order in which they were proposed
 * @param failed how many of them have no rank
 * @param again how often it proposed what was known already, at no cost
 */
public record Generation(String name, List<Integer> rows, int failed, int again) {

    public Generation {
        rows = List.copyOf(rows);
    }

    public int judged() {
        return rows.size() - failed;
    }
}

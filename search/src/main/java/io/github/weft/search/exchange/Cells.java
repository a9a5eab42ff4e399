package io.github.weft.search.exchange;

import io.github.weft.report.Leaderboard;
import java.util.List;
import java.util.Set;

/** The names that the columns of a file may have besides those of metrics. */
final class Cells {

    /** The one that every row needs; {@code arch} will do. */
    static final String ARCHITECTURE = "architecture";

    private static final List<String> LEADERBOARD = Leaderboard.descriptions();
    private static final Set<String> MORE = Set.of("verdict", "digest", "tied", "schema");

    private Cells() {}

    static String named(String column) {
        return column.strip().equals("arch") ? ARCHITECTURE : column.strip();
    }

    /** Whether a column says something about a row that is no measurement. */
    static boolean describes(String column) {
        return LEADERBOARD.contains(column) || MORE.contains(column);
    }
}

package io.github.weft.db;

import io.github.weft.db.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much the database held when it was last synced, written beside it as text. H2 takes a file that lost its end for one whose last
 * commits a crash cut off, and silently goes on from an older state; the witness tells.
 */
record Witness(long runs, long evaluations, long steps) {

    private static final Pattern TEXT = Pattern.compile("runs (\\d+), evaluations (\\d+), steps (\\d+)\\R");

    static Witness of(Connection connection) throws SQLException {
        String query = """
                SELECT (SELECT COUNT(*) FROM runs), (SELECT COUNT(*) FROM evaluations), (SELECT COUNT(*) FROM steps)
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Witness(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /** Nothing, if there is none or a kill left it unfinished. */
    static Optional<Witness> read(StoreFolder folder) throws IOException {
        Path file = folder.witness();
        Matcher text = TEXT.matcher(Files.exists(file) ? Files.readString(file) : "");
        return text.matches()
                ? Optional.of(new Witness(number(text, 1), number(text, 2), number(text, 3)))
                : Optional.empty();
    }

    private static long number(Matcher text, int group) {
        return Long.parseLong(text.group(group));
    }

    void write(StoreFolder folder) throws IOException {
        Files.writeString(folder.witness(), this + "\n");
    }

    /** @throws StoreException if the database holds less than this */
    void check(StoreFolder folder, Witness found) {
        if (found.runs < runs || found.evaluations < evaluations || found.steps < steps) {
            throw new StoreException(
                    Kind.DAMAGED,
                    "%s is damaged: it holds %s, but had %s. Nothing was changed; restore a backup, or use another --db. "
                                    .formatted(folder.path(), found, this)
                            + "If you put an older copy there on purpose, delete %s.".formatted(folder.witness()));
        }
    }

    @Override
    public String toString() {
        return "runs %d, evaluations %d, steps %d".formatted(runs, evaluations, steps);
    }
}

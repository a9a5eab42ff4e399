package io.github.weft.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table for a terminal. Architectures are shortened in the middle and metrics left out from the last, until a line fits; the other
 * formats have everything.
 *
 * @param width characters in a line
 */
public record TextTable(int width) implements Format {

    private static final int NARROWEST = 24;

    public TextTable {
        if (width < 80) {
            throw new IllegalArgumentException("width (%s) must be at least 80 columns.".formatted(width));
        }
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String render(Leaderboard board) {
        List<Column> columns = columns(board);
        int room = width
                - columns.stream()
                        .mapToInt(column -> column.width + Column.GAP.length())
                        .sum()
                + columns.get(1).width;
        columns.set(1, columns.get(1).shortened(room));
        return board.regret().map(regret -> regret + ".\n\n").orElse("") + Column.table(columns) + "\n"
                + failures(board) + "digest " + board.digest() + "\n" + supernet(board);
    }

    private static String evidence(Row row, Leaderboard board) {
        return row.evidence()
                + board.verdict(row).map(verdict -> ", " + verdict.brief()).orElse("");
    }

    private static String supernet(Leaderboard board) {
        return board.supernet()
                .map(verdict -> "\n" + verdict.sentence() + "\n" + verdict.command() + "\n")
                .orElse("");
    }

    private List<Column> columns(Leaderboard board) {
        List<Row> rows = board.rows();
        Column architecture = Column.of("architecture", true, rows, row -> printable(row.architecture()));
        var columns = new ArrayList<>(List.of(
                Column.of(
                        "rank",
                        false,
                        rows,
                        row -> row.rank().isPresent() ? "" + row.rank().getAsInt() : "-"),
                architecture,
                Column.of("evidence", true, rows, row -> evidence(row, board))));
        Column status = Column.of("status", true, rows, Row::status);
        int used = Math.min(NARROWEST, architecture.width) - architecture.width + status.width;
        used += columns.stream()
                .mapToInt(column -> column.width + Column.GAP.length())
                .sum();
        for (String metric : board.columns()) {
            Column next = Column.of(
                    metric,
                    false,
                    rows,
                    row -> row.metric(metric).isPresent()
                            ? Numbers.text(metric, row.metric(metric).getAsDouble())
                            : "");
            used += next.width + Column.GAP.length();
            if (used > width) {
                break;
            }
            columns.add(next);
        }
        columns.add(status);
        return columns;
    }

    private static String failures(Leaderboard board) {
        return board.failures().isEmpty()
                ? ""
                : board.failures().entrySet().stream()
                        .map(failure -> failure.getKey() + " " + failure.getValue())
                        .collect(Collectors.joining(", ", "failures: ", "\n"));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}

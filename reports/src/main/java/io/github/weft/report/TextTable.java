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

    private static final int NARROWEST = 20;

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
        return board.regret().map(regret -> regret + ".\n\n").orElse("")
                + Column.table(board.chosen().isEmpty() ? usual(board) : chosen(board)) + "\n"
                + failures(board) + shown(board) + "digest " + board.digest() + "\n" + notes(board) + supernet(board);
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

    private static String notes(Leaderboard board) {
        return board.notes().stream().map(note -> "note: " + note + "\n").collect(Collectors.joining());
    }

    private static String shown(Leaderboard board) {
        return board.rows().size() == board.total()
                ? ""
                : "%s of %s rows\n".formatted(Numbers.count(board.rows().size()), Numbers.count(board.total()));
    }

    /** What was asked for, however wide; only architectures give way. */
    private List<Column> chosen(Leaderboard board) {
        List<Column> columns = board.fields().named(board.chosen()).stream()
                .map(field -> column(field, board))
                .toList();
        int rest = width(columns)
                - columns.stream()
                        .filter(this::gives)
                        .mapToInt(column -> column.width)
                        .sum();
        return columns.stream()
                .map(column -> gives(column) ? column.shortened(Math.max(NARROWEST, width - rest)) : column)
                .toList();
    }

    private boolean gives(Column column) {
        return column.isCalled("architecture");
    }

    /** As many as there is room for, the most telling first. */
    private List<Column> usual(Leaderboard board) {
        Fields fields = board.fields();
        Column architecture = column(fields.named("column", "architecture"), board);
        var columns = new ArrayList<>(List.of(
                column(fields.named("column", "rank"), board),
                column(fields.named("column", "id"), board),
                architecture,
                Column.of("evidence", true, board.rows(), row -> evidence(row, board)),
                column(fields.named("column", "status"), board)));
        int used = width(columns) - architecture.width + Math.min(NARROWEST, architecture.width);
        var told = new ArrayList<String>();
        for (String name : UsualColumns.of(board)) {
            used += column(fields.named("column", name), board).width + Column.GAP.length();
            if (used > width) {
                break;
            }
            told.add(name);
        }
        List<Column> more = UsualColumns.inOrder(told, board).stream()
                .map(name -> column(fields.named("column", name), board))
                .toList();
        columns.addAll(columns.size() - 1, more);
        int room = width - width(columns) + architecture.width;
        columns.set(columns.indexOf(architecture), architecture.shortened(room));
        return columns;
    }

    private static int width(List<Column> columns) {
        return columns.stream()
                        .mapToInt(column -> column.width + Column.GAP.length())
                        .sum()
                - Column.GAP.length();
    }

    private static Column column(Field field, Leaderboard board) {
        return Column.of(
                field.name(),
                field.isText(),
                board.rows(),
                row -> printable(field.shown().apply(row)));
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

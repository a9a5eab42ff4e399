package io.github.weft.report;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One column of a text table: a heading and a cell for each row, padded to one width. */
public final class Column {

    /** Between two columns. */
    static final String GAP = "  ";

    private static final String ELLIPSIS = "..";

    private final String heading;
    private final boolean leftAligned;
    private final List<String> cells;
    final int width;

    private Column(String heading, boolean leftAligned, List<String> cells, int width) {
        this.heading = heading;
        this.leftAligned = leftAligned;
        this.cells = cells;
        this.width = width;
    }

    public static <T> Column of(String heading, boolean leftAligned, List<T> rows, Function<T, String> text) {
        List<String> cells = rows.stream().map(text).toList();
        int widest = cells.stream().mapToInt(String::length).max().orElse(0);
        return new Column(heading, leftAligned, cells, Math.max(heading.length(), widest));
    }

    /** The columns side by side, a rule below the headings; every line ends with a line end. */
    public static String table(List<Column> columns) {
        String headings = line(columns, -1);
        int rows =
                columns.stream().mapToInt(column -> column.cells.size()).max().orElse(0);
        return Stream.concat(
                        Stream.of(headings, "-".repeat(headings.length())),
                        IntStream.range(0, rows).mapToObj(row -> line(columns, row)))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String line(List<Column> columns, int row) {
        return columns.stream()
                .map(column -> column.cell(row))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    /** No wider than this; what is cut goes from the middle, because both ends tell architectures apart. */
    public Column shortened(int most) {
        return width <= most
                ? this
                : new Column(
                        heading,
                        leftAligned,
                        cells.stream().map(cell -> shorten(cell, most)).toList(),
                        most);
    }

    boolean isCalled(String name) {
        return heading.equals(name);
    }

    /** The padded cell of a row, or of the heading for row -1. */
    private String cell(int row) {
        String text = row < 0 ? heading : cells.get(row);
        String padding = " ".repeat(width - text.length());
        return leftAligned ? text + padding : padding + text;
    }

    static String shorten(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int kept = most - ELLIPSIS.length();
        int head = (kept + 1) / 2;
        return text.substring(0, head) + ELLIPSIS + text.substring(text.length() - (kept - head));
    }
}

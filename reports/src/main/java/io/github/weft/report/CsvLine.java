package io.github.weft.report;

import java.util.List;
import java.util.stream.Collectors;

/** A line of comma-separated values by RFC 4180, but with {@code \n} at its end. */
public final class CsvLine {

    private CsvLine() {}

    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::quoted).collect(Collectors.joining(",")) + '\n';
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

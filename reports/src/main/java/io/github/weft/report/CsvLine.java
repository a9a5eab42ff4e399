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
        boolean plain =
                cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

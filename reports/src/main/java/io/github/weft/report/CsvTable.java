package io.github.weft.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Comma-separated values by RFC 4180 with {@code \n} line ends: rank, architecture, evidence, every metric, Pareto layer, status. A number that is
 * not known is an empty cell; known ones are exact.
 */
public record CsvTable() implements Format {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String render(Leaderboard board) {
        var text = new StringBuilder();
        text.append(line(
                Stream.of(List.of("rank", "architecture", "evidence"), board.columns(), List.of("layer", "status"))));
        for (Row row : board.rows()) {
            List<String> metrics = board.columns().stream()
                    .map(metric -> row.metrics().containsKey(metric)
                            ? Double.toString(row.metrics().get(metric))
                            : "")
                    .toList();
            String rank = row.rank().isPresent() ? Integer.toString(row.rank().getAsInt()) : "";
            String layer =
                    row.layer().isPresent() ? Integer.toString(row.layer().getAsInt()) : "";
            text.append(line(Stream.of(
                    List.of(rank, row.architecture(), row.evidence().toString()),
                    metrics,
                    List.of(layer, row.status()))));
        }
        return text.toString();
    }

    private static String line(Stream<List<String>> parts) {
        return CsvLine.of(parts.flatMap(List::stream).toList());
    }
}

package io.github.weft.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Comma-separated values by RFC 4180 with {@code \n} line ends: rank, architecture, evidence, every metric, Pareto layer, status;
 * of a search by a supernet also how far it can be believed. A number that is not known is an empty cell; known ones are exact.
 */
public record CsvTable() implements Format {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String render(Leaderboard board) {
        var text = new StringBuilder();
        boolean judged = board.supernet().isPresent();
        text.append(line(Stream.of(
                List.of("rank", "architecture", "evidence"),
                board.columns(),
                List.of("layer", "status"),
                judged ? List.of("verdict") : List.of())));
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
                    List.of(layer, row.status()),
                    judged
                            ? List.of(board.verdict(row)
                                    .map(SupernetVerdict::text)
                                    .orElse(""))
                            : List.of())));
        }
        return text.toString();
    }

    private static String line(Stream<List<String>> parts) {
        return CsvLine.of(parts.flatMap(List::stream).toList());
    }
}

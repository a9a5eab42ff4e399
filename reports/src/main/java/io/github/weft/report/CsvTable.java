package io.github.weft.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values by RFC 4180 with {@code \n} line ends: rank, architecture, evidence, every metric, Pareto layer, status, then the score that decides with
 * its interval, and where the candidate came from; of a search by a supernet also how far it can be believed. Or the columns that were chosen. A
 * number that is not known is an empty cell; known ones are exact.
 */
public record CsvTable() implements Format {

    private static final List<String> FIRST = List.of("rank", "architecture", "evidence");
    private static final List<String> MIDDLE = List.of("layer", "status");
    private static final List<String> LAST = List.of(
            "id",
            "epochs",
            "n",
            "seeds",
            "objective",
            "mean",
            "low",
            "high",
            "feasible",
            "found",
            "found-seconds",
            "step",
            "operator",
            "parents",
            "run");

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String render(Leaderboard board) {
        List<Field> fields = fields(board);
        var text = new StringBuilder(CsvLine.of(fields.stream().map(Field::name).toList()));
        for (Row row : board.rows()) {
            text.append(CsvLine.of(
                    fields.stream().map(field -> field.exact().apply(row)).toList()));
        }
        return text.toString();
    }

    private static List<Field> fields(Leaderboard board) {
        if (!board.chosen().isEmpty()) {
            return board.fields().named(board.chosen());
        }
        var names = new ArrayList<>(FIRST);
        names.addAll(board.columns());
        names.addAll(MIDDLE);
        var fields = new ArrayList<>(board.fields().named(names));
        if (board.supernet().isPresent()) {
            fields.add(Field.text(
                    "verdict",
                    row -> board.verdict(row).map(SupernetVerdict::text).orElse("")));
        }
        fields.addAll(board.fields().named(LAST));
        return fields;
    }
}

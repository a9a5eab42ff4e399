package io.github.weft.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which columns a table for people has, besides those that every row needs to be told from others. */
final class UsualColumns {

    /** Behind the metrics, in this order. */
    private static final List<String> BEHIND = List.of("layer", "feasible", "found", "parents");

    private UsualColumns() {}

    /** The most telling first. */
    static List<String> of(Leaderboard board) {
        List<Row> rows = board.rows();
        List<String> metrics = board.columns();
        var names = new ArrayList<>(metrics.subList(0, Math.min(1, metrics.size())));
        if (board.limited() && rows.stream().anyMatch(row -> row.feasible() != Feasible.YES)) {
            names.add("feasible");
        }
        boolean repeated = rows.stream()
                .anyMatch(row -> row.reached()
                        .filter(reached -> reached.margin().isPresent())
                        .isPresent());
        if (repeated) {
            names.addAll(List.of("interval", "n"));
        }
        names.addAll(metrics.subList(Math.min(1, metrics.size()), Math.min(3, metrics.size())));
        if (rows.stream().anyMatch(row -> row.layer().isPresent())) {
            names.add("layer");
        }
        metrics.stream().skip(3).forEach(names::add);
        names.add("found");
        if (rows.stream().anyMatch(row -> !row.found().parents().isEmpty())) {
            names.add("parents");
        }
        return names;
    }

    /** Metrics as the leaderboard orders them, the interval behind the first. */
    static List<String> inOrder(List<String> names, Leaderboard board) {
        List<String> metrics = board.columns();
        return Stream.of(
                        metrics.stream().limit(1),
                        Stream.of("interval", "n"),
                        metrics.stream().skip(1),
                        BEHIND.stream())
                .flatMap(part -> part)
                .filter(names::contains)
                .toList();
    }
}

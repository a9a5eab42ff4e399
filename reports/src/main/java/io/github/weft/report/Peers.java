package io.github.weft.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The candidates that a winner can be held against: those with the same evidence, or, where it alone was trained so long, those that were trained as it was
 * before, for the number of epochs that most candidates were trained for. What breaks a limit of the run is held against a winner that breaks one, too, and against
 * no other.
 *
 * @param metric accuracy, or what candidates inherit
 * @param epochs behind it
 * @param rows the winner among them, in the order of the leaderboard
 * @param values of the metric by architecture
 */
public record Peers(Row winner, String metric, int epochs, List<Row> rows, SortedMap<String, Double> values) {

    public Peers {
        rows = List.copyOf(rows);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Empty for a winner that has neither accuracy nor inherited accuracy. */
    public static Optional<Peers> of(Leaderboard board, Row winner, Accuracies accuracies) {
        String metric = winner.evidence().rung() == Evidence.Rung.SUPERNET ? Metrics.INHERITED : Metrics.ACCURACY;
        if (winner.metric(metric).isEmpty()) {
            return Optional.empty();
        }
        boolean broken = winner.feasible() == Feasible.NO;
        List<Row> rows = board.rows().stream()
                .filter(row -> broken || row.feasible() != Feasible.NO)
                .toList();
        List<Row> equal = rows.stream()
                .filter(row -> row.evidence().equals(winner.evidence()))
                .filter(row -> row.metric(metric).isPresent())
                .toList();
        Map<String, Double> known = accuracies.byCandidate();
        List<Row> before = rows.stream()
                .filter(row -> known.containsKey(row.architecture()))
                .toList();
        if (equal.size() == 1 && before.size() > 1 && known.containsKey(winner.architecture())) {
            return Optional.of(
                    new Peers(winner, Metrics.ACCURACY, accuracies.epochs(), before, accuracies.byCandidate()));
        }
        return Optional.of(new Peers(
                winner,
                metric,
                winner.evidence().epochs(),
                equal,
                values(equal, row -> row.metric(metric).orElseThrow())));
    }

    /** Whether the winner was trained for longer than it is compared here. */
    public boolean before() {
        return epochs < winner.evidence().epochs();
    }

    /** What it reached. */
    public double value(Row row) {
        return values.getOrDefault(row.architecture(), Double.NEGATIVE_INFINITY);
    }

    /** By how much the winner is ahead of another: on test images where both have that number, which no decision has seen. */
    public Lead over(RunView view, Row other) {
        return Lead.of(view, Metrics.TEST_ACCURACY, epochs, winner, other)
                .or(() -> Lead.of(view, metric, epochs, winner, other))
                .orElseGet(() -> new Lead(metric, value(winner) - value(other), OptionalDouble.empty(), 1, 1));
    }

    private static SortedMap<String, Double> values(List<Row> rows, Function<Row, Double> value) {
        return rows.stream().collect(Collectors.toMap(Row::architecture, value, (a, b) -> a, TreeMap::new));
    }
}

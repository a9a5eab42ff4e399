package io.github.weft.report;

import io.github.weft.score.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The candidates of a run in order, computed from stored facts alone.
 *
 * <p>More evidence comes first; then {@link Ranking#order} decides. Candidates with equal evidence and equal scores share a rank and
 * are listed by their text. A candidate whose furthest rung gave no number comes last, without a rank. One that was proposed but has
 * no facts yet has no row.
 *
 * @param run its id
 * @param digest of the whole leaderboard, also in a view that shows only part of it
 * @param columns metrics that rows have, in the order in which to show them
 * @param failures how many candidates ran into each kind of failure
 * @param regret of a search against a table that found something in it
 * @param supernet how far the supernet can be believed by which candidates were judged; in no digest, since a later check may change it
 */
public record Leaderboard(
        String run,
        String digest,
        List<String> columns,
        List<Row> rows,
        SortedMap<String, Integer> failures,
        Optional<Regret> regret,
        Optional<SupernetVerdict> supernet) {

    public Leaderboard {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    }

    public static Leaderboard of(RunView view) {
        var facts = new HashMap<String, List<Evaluation>>();
        view.evaluations()
                .forEach(evaluation -> facts.computeIfAbsent(evaluation.candidate(), candidate -> new ArrayList<>())
                        .add(evaluation));
        var decisive = view.ranking().decisive();
        List<Findings> findings = facts.entrySet().stream()
                .map(entry -> Findings.of(entry.getKey(), entry.getValue(), decisive))
                .toList();
        List<Row> rows = new Order(view.ranking()).rows(findings);
        return new Leaderboard(
                view.row().run().id(),
                BoardDigest.of(rows),
                columns(rows),
                rows,
                failures(findings),
                Regret.of(view, rows),
                Optional.empty());
    }

    /** The same with what is known of the supernet that judged the candidates. */
    public Leaderboard judgedBy(SupernetVerdict verdict) {
        return new Leaderboard(run, digest, columns, rows, failures, regret, Optional.of(verdict));
    }

    /** What belongs beside a row that is ranked by a supernet; empty for others. */
    public Optional<SupernetVerdict> verdict(Row row) {
        return supernet.filter(known -> row.evidence().rung() == Evidence.Rung.SUPERNET);
    }

    /** The first rows. */
    public Leaderboard top(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("top (%s) must be at least 1.".formatted(count));
        }
        return withRows(columns, rows.subList(0, Math.min(count, rows.size())));
    }

    /** The rows on the Pareto front of the run's objectives. */
    public Leaderboard front() {
        return withRows(
                columns, rows.stream().filter(row -> row.layer().orElse(0) == 1).toList());
    }

    /**
     * Best first by one metric, and that column first; rows without it at the end. A minus turns the usual direction of the metric
     * round. Ranks stay as they are.
     *
     * @throws IllegalArgumentException if no row has this metric
     */
    public Leaderboard sortedBy(String text) {
        Objective wish = Objective.parse(text);
        if (!columns.contains(wish.metric())) {
            throw new IllegalArgumentException(
                    "sort (%s) is not a column. Known: %s.".formatted(text, String.join(", ", columns)));
        }
        boolean descending = Metrics.higherIsBetter(wish.metric()) == wish.maximize();
        var shown = new ArrayList<>(List.of(wish.metric()));
        columns.stream().filter(column -> !column.equals(wish.metric())).forEach(shown::add);
        return withRows(
                shown,
                rows.stream()
                        .sorted(byScore(new Objective(wish.metric(), descending)))
                        .toList());
    }

    private static Comparator<Row> byScore(Objective objective) {
        return Comparator.comparingDouble(row -> {
            OptionalDouble value = row.metric(objective.metric());
            return value.isPresent() ? 0 - objective.signed(value.getAsDouble()) : Double.POSITIVE_INFINITY;
        });
    }

    private Leaderboard withRows(List<String> shown, List<Row> some) {
        return new Leaderboard(run, digest, shown, some, failures, regret, supernet);
    }

    private static List<String> columns(List<Row> rows) {
        var names = new HashSet<String>();
        rows.forEach(row -> names.addAll(row.metrics().keySet()));
        return names.stream().sorted(Metrics.columns()).toList();
    }

    private static SortedMap<String, Integer> failures(List<Findings> findings) {
        return findings.stream()
                .flatMap(finding -> finding.failures().stream())
                .collect(Collectors.toMap(kind -> kind, kind -> 1, Integer::sum, TreeMap::new));
    }
}

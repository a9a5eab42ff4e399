package io.github.weft.report;

import io.github.weft.db.RunStatus;
import io.github.weft.run.Run;
import io.github.weft.score.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The candidates of a run in order, computed from stored facts alone.
 *
 * <p>More evidence comes first; then {@link Ranking#order} decides. Candidates with equal evidence and equal scores share a rank and
 * are listed by their text. A candidate whose furthest rung gave no number comes last, without a rank. One that was proposed but has
 * no facts yet has no row.
 *
 * @param run its id; of several runs, their ids joined by a plus
 * @param runs what was ranked
 * @param digest of the whole leaderboard, also in a view that shows only part of it
 * @param columns metrics that rows have, in the order in which to show them
 * @param chosen columns that were asked for; empty for those that are usual
 * @param total how many rows there are, also in a view that shows only part of them
 * @param failures how many candidates ran into each kind of failure
 * @param regret of a search against a table that found something in it
 * @param supernet how far the supernet can be believed by which candidates were judged; in no digest, since a later check may change it
 * @param limited whether the runs have constraints
 * @param notes sentences that a reader has to know besides the rows
 */
public record Leaderboard(
        String run,
        List<Source> runs,
        String digest,
        List<String> columns,
        List<String> chosen,
        int total,
        List<Row> rows,
        SortedMap<String, Integer> failures,
        Optional<Regret> regret,
        Optional<SupernetVerdict> supernet,
        boolean limited,
        List<String> notes) {

    /** A run that was ranked. */
    public record Source(String run, String kind, RunStatus status, long seed) {

        static Source of(RunView view) {
            Run run = view.row().run();
            return new Source(run.id(), run.kind(), view.row().status(), run.seed());
        }
    }

    public Leaderboard {
        runs = List.copyOf(runs);
        chosen = List.copyOf(chosen);
        notes = List.copyOf(notes);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    }

    public static Leaderboard of(RunView view) {
        return of(List.of(view));
    }

    /**
     * Several runs on one leaderboard: a candidate that more than one judged has one row.
     *
     * @throws IllegalArgumentException naming two runs that cannot be compared, and why; {@link Comparability#groups} tells those that can
     */
    public static Leaderboard of(List<RunView> views) {
        var runs = Together.of(views);
        var facts = new HashMap<String, List<Evaluation>>();
        runs.evaluations()
                .forEach(evaluation -> facts.computeIfAbsent(evaluation.candidate(), candidate -> new ArrayList<>())
                        .add(evaluation));
        Ranking ranking = runs.ranking();
        var decisive = ranking.decisive();
        Set<String> leftOut = runs.leftOut().keySet();
        List<Findings> findings = facts.entrySet().parallelStream()
                .map(entry -> Findings.of(entry.getKey(), entry.getValue(), decisive, leftOut))
                .toList();
        List<Feasible.Limit> limits = runs.limits();
        List<Row> rows = new Order(ranking, limits).rows(findings, runs.found());
        return new Leaderboard(
                runs.id(),
                views.stream().map(Source::of).toList(),
                BoardDigest.of(rows),
                columns(rows),
                List.of(),
                rows.size(),
                rows,
                failures(findings),
                views.size() == 1 ? Regret.of(views.get(0), rows) : Optional.empty(),
                Optional.empty(),
                !limits.isEmpty(),
                runs.notes());
    }

    /** The same with what is known of the supernet that judged the candidates. */
    public Leaderboard judgedBy(SupernetVerdict verdict) {
        return new Leaderboard(
                run,
                runs,
                digest,
                columns,
                chosen,
                total,
                rows,
                failures,
                regret,
                Optional.of(verdict),
                limited,
                notes);
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
     * The rows that an expression such as {@code params<50k && accuracy>=80} is true of.
     *
     * @throws IllegalArgumentException naming the place that cannot be read, and the columns there are
     */
    public Leaderboard filtered(String expression) {
        Predicate<Row> wanted = Filter.parse(expression, fields());
        return withRows(columns, rows.stream().filter(wanted).toList());
    }

    /**
     * The same where tables have these columns and no others.
     *
     * @throws IllegalArgumentException naming a column that does not exist
     */
    public Leaderboard showing(List<String> names) {
        fields().named(names);
        return new Leaderboard(
                run, runs, digest, columns, names, total, rows, failures, regret, supernet, limited, notes);
    }

    /**
     * Best first by one column of numbers, and a metric's column first; rows without it at the end. A minus turns the usual direction
     * round. Ranks stay as they are.
     *
     * @throws IllegalArgumentException if rows have no such number
     */
    public Leaderboard sortedBy(String text) {
        boolean turned = text.startsWith("-");
        String name = turned ? text.substring(1) : text;
        Field field = fields().find(name)
                .filter(found -> !found.isText())
                .orElseThrow(() -> new IllegalArgumentException("sort (%s) is not a column of numbers. Known: %s."
                        .formatted(text, String.join(", ", fields().numbers()))));
        var shown = new ArrayList<>(columns.stream().filter(name::equals).toList());
        columns.stream().filter(column -> !column.equals(name)).forEach(shown::add);
        return withRows(
                shown,
                rows.stream()
                        .sorted(byNumber(field, field.higherIsBetter() != turned))
                        .toList());
    }

    private static Comparator<Row> byNumber(Field field, boolean descending) {
        return Comparator.comparingDouble(row -> {
            OptionalDouble value = field.number().apply(row);
            return value.isPresent()
                    ? 0 + (descending ? -value.getAsDouble() : value.getAsDouble())
                    : Double.POSITIVE_INFINITY;
        });
    }

    /** Names of columns that say something of a row and are no metrics. */
    public static List<String> descriptions() {
        return Fields.fixed();
    }

    /** All columns that its rows have. */
    Fields fields() {
        return Fields.of(columns);
    }

    private Leaderboard withRows(List<String> shown, List<Row> some) {
        return new Leaderboard(
                run, runs, digest, shown, chosen, total, some, failures, regret, supernet, limited, notes);
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

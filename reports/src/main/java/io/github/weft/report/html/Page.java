package io.github.weft.report.html;

import io.github.weft.report.Accuracies;
import io.github.weft.report.Agreement;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.report.Objective;
import io.github.weft.report.Regret;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import io.github.weft.report.Sharing;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that the template shows; the template only lays it out.
 *
 * @param tiles the few numbers that people look for first
 * @param rows what is in the table before any script runs
 * @param sparsity for a run whose networks lack weights
 * @param figures in the order of the page
 * @param data what the scripts draw and sort, as JSON that may stand in a script element
 */
public record Page(
        String title,
        List<String> subtitle,
        Summary summary,
        List<Fact> tiles,
        Leaderboard board,
        List<Row> rows,
        String front,
        Optional<Sparsity> sparsity,
        List<Figure> figures,
        List<Agreement> agreements,
        int agreementEpochs,
        List<Fact> provenance,
        String command,
        String configuration,
        String data,
        String styles,
        String charts,
        String script) {

    /** Rows in the table before any script runs, and added by each press of its button. */
    public static final int ROWS = 200;

    private static final List<String> TILES = List.of(
            Metrics.ACCURACY,
            Metrics.TEST_ACCURACY,
            Metrics.PARAMS,
            Metrics.FLOPS,
            Metrics.NONZEROS,
            Metrics.SPARSE_MACS,
            Metrics.INHERITED,
            Metrics.ZERO_COST);

    static Page of(RunView view, Leaderboard board, List<Sharing> sharings) {
        var accuracies = Accuracies.of(view);
        Origin origin = Origin.of(view, new Fact("leaderboard digest", board.digest()));
        List<Agreement> agreements = Agreement.of(board, accuracies).stream()
                .sorted(Comparator.comparingDouble(agreement -> -agreement.tau().orElse(-2)))
                .toList();
        var charts = Charts.of(view, board, accuracies);
        return new Page(
                origin.title(),
                origin.subtitle(),
                Summary.of(view, board, agreements),
                tiles(board),
                board,
                board.rows().subList(0, Math.min(ROWS, board.rows().size())),
                view.ranking().front(board.columns()::contains).stream()
                        .map(Objective::metric)
                        .collect(Collectors.joining(" and ")),
                Sparsity.of(board, charts.sparse(), sharings),
                Figures.of(charts, agreements, accuracies.epochs()),
                agreements,
                accuracies.epochs(),
                origin.provenance(),
                origin.command(),
                origin.configuration(),
                PageData.of(board, charts),
                Assets.styles(),
                Assets.charts(),
                Assets.script("report.js"));
    }

    /** Whether there is anything to draw. */
    public boolean draws() {
        return !figures.isEmpty()
                || sparsity.filter(known -> !known.figures().isEmpty()).isPresent();
    }

    /** A value as the table shows it; empty text if the row has none. */
    public static String cell(Row row, String metric) {
        return row.metric(metric).isPresent()
                ? Numbers.text(metric, row.metric(metric).getAsDouble())
                : "";
    }

    /** What the number counts, where the name does not say it already. */
    public static String unit(String metric) {
        return metric.equals(Metrics.PARAMS) || metric.equals("depth") ? "" : Metrics.unit(metric);
    }

    private static List<Fact> tiles(Leaderboard board) {
        Stream<Fact> winner = board.rows().stream()
                .limit(1)
                .filter(row -> row.rank().isPresent())
                .flatMap(best -> TILES.stream()
                        .filter(metric -> best.metric(metric).isPresent())
                        .map(metric -> new Fact(metric, withUnit(metric, cell(best, metric)))));
        Stream<Fact> regret = board.regret().stream().map(found -> new Fact("regret", Regret.text(found.value())));
        return Stream.concat(winner, regret).toList();
    }

    static String withUnit(String metric, String text) {
        return unit(metric).isEmpty() ? text : text + " " + unit(metric);
    }

    public static boolean isBaseline(Agreement agreement) {
        return Agreement.isBaseline(agreement.metric());
    }

    /** For example {@code 290 of 300}. */
    public static String coverage(Agreement agreement) {
        return Words.count(agreement.measured()) + " of " + Words.count(agreement.candidates());
    }

    public static String tau(Agreement agreement) {
        return agreement.tau().isPresent() ? Numbers.percent(agreement.tau().getAsDouble()) : "–";
    }

    public static String chance(Agreement agreement) {
        return agreement.tau().isPresent() ? Numbers.percent(agreement.chance()) : "–";
    }

    /** Where the bar of tau begins on a scale from -50 to 50. */
    public static String barStart(Agreement agreement) {
        return Numbers.percent(Math.min(0, 50 * agreement.tau().orElse(0)));
    }

    public static String barWidth(Agreement agreement) {
        return Numbers.percent(Math.abs(50 * agreement.tau().orElse(0)));
    }
}

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
import io.github.weft.report.story.Background;
import io.github.weft.score.Evaluation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that the template shows; the template only lays it out.
 *
 * @param tiles the few numbers that people look for first
 * @param rows what is in the table before any script runs
 * @param sparsity for a run whose networks lack weights
 * @param story how the result came about
 * @param figures of the candidates themselves, in the order of the page
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
        Story story,
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

    /** Whether some candidate has no accuracy because none was asked for. */
    private static boolean chosen(RunView view, Leaderboard board) {
        Set<String> tried = view.evaluations().stream()
                .filter(evaluation -> evaluation.metric().equals(Metrics.ACCURACY))
                .map(Evaluation::candidate)
                .collect(Collectors.toSet());
        return !board.rows().stream().map(Row::architecture).allMatch(tried::contains);
    }

    static Page of(RunView view, Leaderboard board, Background background) {
        var accuracies = Accuracies.of(view);
        Origin origin = Origin.of(view, new Fact("leaderboard digest", board.digest()));
        List<Agreement> agreements = Agreement.of(board, accuracies).stream()
                .sorted(Comparator.comparingDouble(agreement -> -agreement.tau().orElse(-2)))
                .toList();
        var charts = Charts.of(view, board, accuracies);
        var course = Course.of(view, board, background, accuracies);
        return new Page(
                origin.title(),
                origin.subtitle(),
                Summary.of(view, board, accuracies, agreements),
                tiles(board),
                board,
                board.rows().subList(0, Math.min(ROWS, board.rows().size())),
                view.ranking().front(board.columns()::contains).stream()
                        .map(Objective::metric)
                        .collect(Collectors.joining(" and ")),
                Sparsity.of(board, charts.sparse(), background.sharings()),
                Story.of(view, board, background, accuracies, charts, course),
                Figures.of(charts, agreements, accuracies.epochs(), chosen(view, board)),
                agreements,
                accuracies.epochs(),
                origin.provenance(),
                origin.command(),
                origin.configuration(),
                PageData.of(board, charts, course),
                Assets.styles(),
                course.lines().isPresent() ? Assets.allCharts() : Assets.charts(),
                Assets.script("board.js", "course.js", "genes.js", "report.js"));
    }

    /** Whether there is anything to draw. */
    public boolean draws() {
        return !figures.isEmpty()
                || !story.course().isEmpty()
                || !story.genes().isEmpty()
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

    /** A count with its thousands apart. */
    public static String count(int number) {
        return Words.count(number);
    }

    /** Two decimals. */
    public static String share(double value) {
        return Numbers.percent(value);
    }

    /** A share as a place on a bar of 100. */
    public static String along(double share) {
        return Numbers.percent(100 * Math.max(0, Math.min(1, share)));
    }

    /** The step that proposed something, as a person says it. */
    public static String step(int step) {
        return step < 0 ? "start" : Integer.toString(step);
    }

    /** A value of a metric; empty text where there is none. */
    public static String value(String metric, OptionalDouble value) {
        return value.isPresent() ? Numbers.text(metric, value.getAsDouble()) : "";
    }

    /** A difference of a metric with its sign; empty text where there is none. */
    public static String gain(String metric, OptionalDouble gain) {
        return gain.isEmpty() ? "" : (gain.getAsDouble() > 0 ? "+" : "") + Numbers.text(metric, gain.getAsDouble());
    }

    /** A class of the style sheet for a difference. */
    public static String sign(OptionalDouble gain) {
        return gain.orElse(0) > 0 ? "more" : gain.orElse(0) < 0 ? "less" : "same";
    }

    /** {@code 1st}, {@code 2nd}, {@code 13th}. */
    public static String ordinal(int place) {
        int ten = place % 100 / 10 == 1 ? 0 : place % 10;
        return place + (ten == 1 ? "st" : ten == 2 ? "nd" : ten == 3 ? "rd" : "th");
    }

    /** At most so many of a list. */
    public static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}

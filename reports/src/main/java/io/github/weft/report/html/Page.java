package io.github.weft.report.html;

import io.github.weft.report.Accuracies;
import io.github.weft.report.Agreement;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.report.Objective;
import io.github.weft.report.Row;
import io.github.weft.report.RunView;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Everything that the template shows; the template only lays it out.
 *
 * @param tiles the few numbers that people look for first
 * @param rows what is in the table before any script runs
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

    private static final List<String> TILES =
            List.of(Metrics.ACCURACY, Metrics.TEST_ACCURACY, Metrics.PARAMS, Metrics.FLOPS, Metrics.ZERO_COST);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Page of(RunView view, Leaderboard board) {
        var accuracies = Accuracies.of(view);
        List<Agreement> agreements = Agreement.of(board, accuracies).stream()
                .sorted(Comparator.comparingDouble(agreement -> -agreement.tau().orElse(-2)))
                .toList();
        var charts = Charts.of(view, board, accuracies);
        return new Page(
                title(view),
                subtitle(view),
                Summary.of(view, board, agreements),
                tiles(board),
                board,
                board.rows().subList(0, Math.min(ROWS, board.rows().size())),
                view.ranking().front(board.columns()::contains).stream()
                        .map(Objective::metric)
                        .collect(Collectors.joining(" and ")),
                Figures.of(charts, agreements, accuracies.epochs()),
                agreements,
                accuracies.epochs(),
                provenance(view, board),
                view.row().run().provenance().getOrDefault("command", ""),
                view.row().run().configuration().strip(),
                PageData.of(board, charts),
                Assets.styles(),
                Assets.charts(),
                Assets.script());
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

    private static String title(RunView view) {
        return view.settings()
                .text("space")
                .map(space -> view.settings()
                        .text("data")
                        .map(data -> space + " on " + data)
                        .orElse(space))
                .orElse("Run " + view.row().run().id());
    }

    private static List<String> subtitle(RunView view) {
        return List.of(
                view.row().run().kind() + " " + view.row().run().id(),
                view.row().status().name().toLowerCase(Locale.ROOT),
                "started " + TIME.format(view.row().started()),
                duration(view.row().elapsedSeconds()));
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    private static List<Fact> tiles(Leaderboard board) {
        return board.rows().stream()
                .limit(1)
                .filter(row -> row.rank().isPresent())
                .flatMap(best -> TILES.stream()
                        .filter(metric -> best.metric(metric).isPresent())
                        .map(metric -> new Fact(metric, withUnit(metric, cell(best, metric)))))
                .toList();
    }

    static String withUnit(String metric, String text) {
        return unit(metric).isEmpty() ? text : text + " " + unit(metric);
    }

    private static List<Fact> provenance(RunView view, Leaderboard board) {
        var facts = new ArrayList<>(List.of(
                new Fact("run", view.row().run().id()),
                new Fact("seed", Long.toString(view.row().run().seed())),
                new Fact("leaderboard digest", board.digest())));
        view.row().run().provenance().forEach((name, value) -> {
            if (!name.equals("command")) {
                facts.add(new Fact(name, value));
            }
        });
        return List.copyOf(facts);
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

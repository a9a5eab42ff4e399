package io.github.weft.trust;

import io.github.weft.report.Column;
import io.github.weft.report.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A trust report for a terminal of 100 columns: what to make of it, the figures, and a verdict for each row. */
public final class TrustText {

    private static final int WIDEST = 30;

    private TrustText() {}

    public static String of(TrustReport report) {
        List<TrustRow> rows = report.rows();
        TrustSummary summary = TrustSummary.of(report);
        Column verdicts = Column.of("score", true, rows, TrustText::name).shortened(WIDEST);
        return summary.sentences().stream().map(sentence -> sentence + "\n").collect(Collectors.joining())
                + "\n"
                + Column.table(List.of(
                        Column.of("score", true, rows, TrustText::name).shortened(WIDEST),
                        Column.of("rho", false, rows, row -> value(row.spearman())),
                        Column.of(
                                "95 %",
                                true,
                                rows,
                                row -> row.spearman().map(Estimate::interval).orElse("-")),
                        Column.of("tau", false, rows, row -> value(row.kendall())),
                        Column.of("top 10%", false, rows, row -> two(row.topTenth())),
                        Column.of("p@" + report.k(), false, rows, row -> two(row.precision())),
                        Column.of("in bins", false, rows, row -> two(row.withinFlops())),
                        Column.of("given size", false, rows, row -> value(row.givenParams())),
                        Column.of("has", false, rows, row -> Math.round(100 * row.coverage()) + "%"),
                        Column.of("units", false, rows, row -> two(row.cost()))))
                + "\n"
                + Column.table(List.of(
                        verdicts,
                        Column.of("best half", false, rows, row -> two(row.bestHalf())),
                        Column.of("take 1", false, rows, row -> regret(row, Regrets::one)),
                        Column.of("take 3", false, rows, row -> regret(row, Regrets::three)),
                        Column.of("take 5", false, rows, row -> regret(row, Regrets::five)),
                        Column.of("verdict", true, rows, TrustRow::verdict)))
                + "\nrho and tau: Spearman's and Kendall's with " + report.truth()
                + ". in bins: tau among networks of like FLOPs. given size: rho given params.\n"
                + "best half: tau among the better half. take k: what is lost against the best network by training the first k only.\n"
                + "has: networks with a number. units: forward and backward passes of one batch.\n"
                + imputed(rows.stream().filter(row -> row.imputed().isPresent()).toList());
    }

    private static String imputed(List<TrustRow> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        return "\nScores that failed on some networks, as above without those, and with those placed by their parameters:\n"
                + Column.table(List.of(
                        Column.of("score", true, rows, TrustText::name).shortened(WIDEST),
                        Column.of("has", false, rows, row -> Math.round(100 * row.coverage()) + "%"),
                        Column.of("rho", false, rows, row -> value(row.spearman())),
                        Column.of("all", false, rows, row -> value(row.imputed().flatMap(Imputed::spearman))),
                        Column.of(
                                "95 %",
                                true,
                                rows,
                                row -> row.imputed()
                                        .flatMap(Imputed::spearman)
                                        .map(Estimate::interval)
                                        .orElse("-")),
                        Column.of("tau", false, rows, row -> value(row.kendall())),
                        Column.of("all", false, rows, row -> value(row.imputed().flatMap(Imputed::kendall)))));
    }

    private static String name(TrustRow row) {
        return switch (row.kind()) {
            case RECOMMENDED -> "> " + row.name();
            case BASELINE -> "= " + row.name();
            case CEILING, COMBINATION, SUPERNET, PROXY -> row.name();
        };
    }

    private static String regret(TrustRow row, ToDoubleFunction<Regrets> which) {
        return row.regrets()
                .map(regrets -> Numbers.percent(which.applyAsDouble(regrets)))
                .orElse("-");
    }

    private static String value(Optional<Estimate> estimate) {
        return estimate.map(known -> Numbers.percent(known.value())).orElse("-");
    }

    private static String two(OptionalDouble number) {
        return number.isPresent() ? Numbers.percent(number.getAsDouble()) : "-";
    }
}

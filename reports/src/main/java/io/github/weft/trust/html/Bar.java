package io.github.weft.trust.html;

import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.trust.Estimate;
import io.github.weft.trust.TrustRow;
import java.util.List;
import java.util.Optional;

/**
 * Spearman's rho of one row as a bar with its interval, all in percent of the width.
 *
 * @param kind class of the style sheet
 * @param zero where rho is 0
 * @param low where the interval begins
 * @param high where it ends
 * @param params where counting parameters is
 */
public record Bar(
        String name, String kind, String text, double zero, double value, double low, double high, double params) {

    static List<Bar> of(List<TrustRow> rows) {
        double least = rows.stream()
                .flatMap(row -> row.spearman().stream())
                .mapToDouble(Estimate::low)
                .min()
                .orElse(0);
        double from = Math.min(0, Math.floor(10 * least) / 10);
        double params = rows.stream()
                .filter(row -> row.name().equals(Metrics.PARAMS))
                .flatMap(row -> row.spearman().stream())
                .mapToDouble(Estimate::value)
                .findFirst()
                .orElse(0);
        return rows.stream().flatMap(row -> of(row, from, params).stream()).toList();
    }

    private static Optional<Bar> of(TrustRow row, double from, double params) {
        return row.spearman()
                .map(rho -> new Bar(
                        row.name(),
                        row.kind().toString(),
                        rho.toString(),
                        at(0, from),
                        at(rho.value(), from),
                        at(rho.low(), from),
                        at(rho.high(), from),
                        at(params, from)));
    }

    private static double at(double rho, double from) {
        return 100 * (rho - from) / (1 - from);
    }

    /** The name in pieces between which a line may end. */
    public List<String> parts() {
        return List.of(name.split("(?<=\\+)"));
    }

    public String start() {
        return Numbers.percent(Math.min(zero, value));
    }

    public String width() {
        return Numbers.percent(Math.abs(value - zero));
    }

    /** As style sheets and drawings write it. */
    public static String number(double percent) {
        return Numbers.percent(percent);
    }
}

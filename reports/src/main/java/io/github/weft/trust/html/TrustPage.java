package io.github.weft.trust.html;

import io.github.weft.rank.Aggregation;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import io.github.weft.report.html.Assets;
import io.github.weft.report.html.Fact;
import io.github.weft.report.html.Origin;
import io.github.weft.trust.Ceiling;
import io.github.weft.trust.Estimate;
import io.github.weft.trust.Recommendation;
import io.github.weft.trust.TrustReport;
import io.github.weft.trust.TrustRow;
import io.github.weft.trust.TrustSample;
import io.github.weft.trust.TrustSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that the template shows; the template only lays it out.
 *
 * @param heat the matrix in the order of {@link io.github.weft.trust.Redundancy#names}
 * @param data what the script draws, as JSON that may stand in a script element
 */
public record TrustPage(
        Origin origin,
        TrustSummary summary,
        List<Fact> tiles,
        TrustReport report,
        List<Bar> bars,
        List<List<Heat>> heat,
        String data,
        String styles,
        String charts,
        String script) {

    static TrustPage of(Origin origin, TrustSample sample, TrustReport report) {
        return new TrustPage(
                origin,
                TrustSummary.of(report),
                tiles(report),
                report,
                Bar.of(report.rows()),
                Heat.of(report.redundancy()),
                TrustPageData.of(sample, report),
                Assets.styles(),
                Assets.charts(),
                Assets.script("trust.js"));
    }

    private static List<Fact> tiles(TrustReport report) {
        var tiles = new ArrayList<Fact>();
        tiles.add(new Fact("networks", Numbers.count(report.judged())));
        report.rows().stream()
                .filter(row -> row.kind() == TrustRow.Kind.RECOMMENDED)
                .findFirst()
                .flatMap(TrustRow::spearman)
                .ifPresent(rho -> tiles.add(new Fact("rho, recommended", Numbers.percent(rho.value()))));
        report.rows().stream()
                .filter(row -> row.kind() == TrustRow.Kind.PROXY)
                .findFirst()
                .ifPresent(best -> best.spearman()
                        .ifPresent(rho -> tiles.add(new Fact(
                                "rho, best proxy (%s)".formatted(best.name()), Numbers.percent(rho.value())))));
        report.rows().stream()
                .filter(row -> row.kind() == TrustRow.Kind.SUPERNET)
                .findFirst()
                .ifPresent(best -> best.spearman()
                        .ifPresent(rho -> tiles.add(new Fact(
                                "rho, best supernet (%s)".formatted(best.name()), Numbers.percent(rho.value())))));
        report.row(Metrics.PARAMS)
                .spearman()
                .ifPresent(rho -> tiles.add(new Fact("rho, params", Numbers.percent(rho.value()))));
        report.ceiling()
                .map(Ceiling::spearman)
                .ifPresent(rho -> tiles.add(new Fact("rho, another seed", Numbers.percent(rho.value()))));
        return List.copyOf(tiles);
    }

    /** What the page is for. */
    public String heading() {
        return report.rows().stream().anyMatch(row -> row.kind() == TrustRow.Kind.SUPERNET)
                ? "How far supernets can be believed"
                : "Which proxies to believe";
    }

    /** What to write to search by the recommended combination. */
    public Optional<String> recommended() {
        return report.recommendation()
                .map(Recommendation::combination)
                .map(combination -> "--proxies "
                        + String.join(
                                ",",
                                combination.votes().stream()
                                        .map(Object::toString)
                                        .toList())
                        + (combination.aggregation() == Aggregation.LOG_RANK
                                ? ""
                                : " --aggregation " + combination.aggregation()));
    }

    /** Proxies that say the same as another, by cluster. */
    public List<String> redundant() {
        return report.redundancy().clusters().stream()
                .filter(cluster -> cluster.size() > 1)
                .map(cluster -> String.join(", ", cluster))
                .toList();
    }

    public static String value(Optional<Estimate> estimate) {
        return estimate.map(known -> Numbers.percent(known.value())).orElse("–");
    }

    public static String interval(Optional<Estimate> estimate) {
        return estimate.map(Estimate::interval).orElse("");
    }

    public static String number(OptionalDouble number) {
        return number.isPresent() ? Numbers.percent(number.getAsDouble()) : "–";
    }

    /** For example {@code 0.02, 0.01, 0}. */
    public static String regrets(TrustRow row) {
        return row.regrets()
                .map(regrets -> Stream.of(regrets.one(), regrets.three(), regrets.five())
                        .map(Numbers::percent)
                        .collect(Collectors.joining(", ")))
                .orElse("–");
    }

    /** For example {@code 0.03 over 4}. */
    public static String spread(TrustRow row) {
        return row.spread()
                .map(spread -> Numbers.percent(spread.deviation()) + " over " + spread.replicates())
                .orElse("–");
    }
}

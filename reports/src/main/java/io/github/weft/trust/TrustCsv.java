package io.github.weft.trust;

import io.github.weft.report.CsvLine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The rows of a trust report as comma-separated values, exact; a number that is not known is an empty cell. */
public final class TrustCsv {

    private static final List<String> HEADINGS = List.of(
            "score",
            "kind",
            "spearman",
            "spearmanLow",
            "spearmanHigh",
            "kendall",
            "kendallLow",
            "kendallHigh",
            "topTenth",
            "precision",
            "measured",
            "candidates",
            "imputedSpearman",
            "imputedSpearmanLow",
            "imputedSpearmanHigh",
            "imputedKendall",
            "imputedKendallLow",
            "imputedKendallHigh",
            "sign",
            "cost",
            "replicates",
            "replicateMean",
            "replicateDeviation",
            "withinFlops",
            "bestHalf",
            "regret1",
            "regret3",
            "regret5",
            "givenParams",
            "givenParamsLow",
            "givenParamsHigh",
            "overParams",
            "overParamsLow",
            "overParamsHigh",
            "overFlops",
            "overFlopsLow",
            "overFlopsHigh",
            "verdict");

    private TrustCsv() {}

    public static String of(TrustReport report) {
        return CsvLine.of(HEADINGS) + report.rows().stream().map(TrustCsv::line).collect(Collectors.joining());
    }

    private static String line(TrustRow row) {
        return CsvLine.of(List.of(
                row.name(),
                row.kind().toString(),
                value(row.spearman()),
                low(row.spearman()),
                high(row.spearman()),
                value(row.kendall()),
                low(row.kendall()),
                high(row.kendall()),
                number(row.topTenth()),
                number(row.precision()),
                Integer.toString(row.measured()),
                Integer.toString(row.candidates()),
                value(row.imputed().flatMap(Imputed::spearman)),
                low(row.imputed().flatMap(Imputed::spearman)),
                high(row.imputed().flatMap(Imputed::spearman)),
                value(row.imputed().flatMap(Imputed::kendall)),
                low(row.imputed().flatMap(Imputed::kendall)),
                high(row.imputed().flatMap(Imputed::kendall)),
                row.sign(),
                number(row.cost()),
                row.spread()
                        .map(spread -> Integer.toString(spread.replicates()))
                        .orElse(""),
                row.spread().map(spread -> Double.toString(spread.mean())).orElse(""),
                row.spread().map(spread -> Double.toString(spread.deviation())).orElse(""),
                number(row.withinFlops()),
                number(row.bestHalf()),
                regret(row, Regrets::one),
                regret(row, Regrets::three),
                regret(row, Regrets::five),
                value(row.givenParams()),
                low(row.givenParams()),
                high(row.givenParams()),
                value(row.overParams()),
                low(row.overParams()),
                high(row.overParams()),
                value(row.overFlops()),
                low(row.overFlops()),
                high(row.overFlops()),
                row.verdict()));
    }

    private static String regret(TrustRow row, ToDoubleFunction<Regrets> which) {
        return row.regrets()
                .map(regrets -> Double.toString(which.applyAsDouble(regrets)))
                .orElse("");
    }

    private static String value(Optional<Estimate> estimate) {
        return estimate.map(known -> Double.toString(known.value())).orElse("");
    }

    private static String low(Optional<Estimate> estimate) {
        return estimate.map(known -> Double.toString(known.low())).orElse("");
    }

    private static String high(Optional<Estimate> estimate) {
        return estimate.map(known -> Double.toString(known.high())).orElse("");
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
    }
}

package io.github.weft.trust;

import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A trust report in plain sentences.
 *
 * @param asked what was compared with what
 * @param answer which proxies say more than size
 * @param advice what to use
 * @param doubts reasons not to believe too much
 */
public record TrustSummary(String asked, String answer, String advice, List<String> doubts) {

    private static final int SMALL = 100;
    private static final double STEADY = 0.7;

    public static TrustSummary of(TrustReport report) {
        return new TrustSummary(asked(report), answer(report), advice(report), doubts(report));
    }

    /** All of it, in order. */
    public List<String> sentences() {
        return Stream.concat(Stream.of(asked, answer, advice), doubts.stream()).toList();
    }

    private static String asked(TrustReport report) {
        String trained = report.judged() == report.candidates() ? "" : Numbers.count(report.judged()) + " of ";
        return "%s%s networks have both sizes and a measured %s, and each score is held against it."
                .formatted(trained, Numbers.count(report.candidates()), report.truth());
    }

    private static String answer(TrustReport report) {
        String ofProxies = answer(report, TrustRow.Kind.PROXY, "proxies", "proxy");
        String ofSupernets = answer(report, TrustRow.Kind.SUPERNET, "supernets", "supernet");
        return of(report, TrustRow.Kind.SUPERNET).isEmpty() ? ofProxies : ofSupernets + " " + ofProxies;
    }

    private static String answer(TrustReport report, TrustRow.Kind kind, String plural, String singular) {
        List<TrustRow> some = of(report, kind);
        List<TrustRow> better = some.stream()
                .filter(row -> row.overParams().filter(Estimate::positive).isPresent())
                .filter(row -> !row.sign().equals("?"))
                .toList();
        if (some.isEmpty()) {
            return "There is no %s beside the sizes.".formatted(singular);
        }
        if (better.isEmpty()) {
            return some.size() == 1
                    ? "%s is no better than counting parameters here."
                            .formatted(some.get(0).name())
                    : "None of the %s %s is better than counting parameters here.".formatted(some.size(), plural);
        }
        String names = better.stream()
                .map(row -> "%s by %s".formatted(row.name(), row.overParams().orElseThrow()))
                .collect(Collectors.joining(", "));
        return "%s of the %s %s %s better than counting parameters: %s."
                .formatted(better.size(), some.size(), plural, better.size() == 1 ? "is" : "are", names);
    }

    private static String advice(TrustReport report) {
        return of(report, TrustRow.Kind.SUPERNET).stream()
                .filter(row -> row.kendall().isPresent())
                .findFirst()
                .map(best -> advice(report, best))
                .orElseGet(() -> combination(report));
    }

    private static String advice(TrustReport report, TrustRow best) {
        return "Of the supernets %s ranks like training best: tau %s, where counting parameters reaches %s and training again %s."
                .formatted(
                        best.name(),
                        best.kendall().orElseThrow(),
                        report.row(Metrics.PARAMS)
                                .kendall()
                                .map(Estimate::toString)
                                .orElse("nothing"),
                        report.ceiling()
                                .map(ceiling -> ceiling.kendall().toString())
                                .orElse("nobody knows what"));
    }

    private static String combination(TrustReport report) {
        return report.recommendation()
                .map(recommended ->
                        "Use %s, added up by %s: rho %s. It is cross-validated: each of %s parts of the networks was scored by what the others %s."
                                .formatted(
                                        recommended.combination(),
                                        recommended.combination().aggregation(),
                                        of(report, TrustRow.Kind.RECOMMENDED).stream()
                                                .findFirst()
                                                .flatMap(TrustRow::spearman)
                                                .map(Estimate::toString)
                                                .orElse("unknown"),
                                        recommended.folds(),
                                        recommended.calibrated() ? "chose" : "chose among fixed combinations"))
                .orElse("No combination is recommended: nothing agrees with training, or no fixed combination fits.");
    }

    private static List<String> doubts(TrustReport report) {
        var doubts = new ArrayList<String>();
        report.ceiling()
                .ifPresentOrElse(
                        ceiling -> doubts.add(
                                "Trained again with another seed, the same networks agree with themselves to rho %s, so no score can be expected to reach 1."
                                        .formatted(ceiling.spearman())),
                        () -> doubts.add(
                                "Every network was trained once, so nobody knows how much of its number is luck."));
        report.ceiling()
                .filter(ceiling -> ceiling.kendall().value() < STEADY)
                .ifPresent(ceiling -> doubts.add(
                        "Two trainings of the same network agree to tau %s only; below %s training is too short, or the networks are too alike, to judge by it."
                                .formatted(ceiling.kendall(), Numbers.percent(STEADY))));
        if (report.judged() < SMALL) {
            doubts.add("%s networks are few: differences below the width of an interval mean nothing."
                    .formatted(report.judged()));
        }
        long compared = report.rows().stream()
                .filter(row -> row.kind() == TrustRow.Kind.PROXY || row.kind() == TrustRow.Kind.COMBINATION)
                .count();
        if (compared >= 4) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "Of %d useless scores about %.1f would look better than chance, because each interval is right 95 times in 100.",
                    compared,
                    compared / 40.0));
        }
        String failing = of(report, TrustRow.Kind.PROXY).stream()
                .filter(row -> row.coverage() < 0.95)
                .map(row -> "%s for %d of %d".formatted(row.name(), row.measured(), row.candidates()))
                .collect(Collectors.joining(", "));
        if (!failing.isEmpty()) {
            doubts.add("Judged only on the networks that got a number: " + failing + ".");
        }
        return List.copyOf(doubts);
    }

    private static List<TrustRow> of(TrustReport report, TrustRow.Kind kind) {
        return report.rows().stream().filter(row -> row.kind() == kind).toList();
    }
}

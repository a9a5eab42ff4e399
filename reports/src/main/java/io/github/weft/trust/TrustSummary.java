package io.github.weft.trust;

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
        List<TrustRow> proxies = of(report, TrustRow.Kind.PROXY);
        List<TrustRow> better = proxies.stream()
                .filter(row -> row.overParams().filter(Estimate::positive).isPresent())
                .filter(row -> !row.sign().equals("?"))
                .toList();
        if (proxies.isEmpty()) {
            return "There is no proxy beside the sizes.";
        }
        String names = better.stream()
                .map(row -> "%s by %s".formatted(row.name(), row.overParams().orElseThrow()))
                .collect(Collectors.joining(", "));
        return better.isEmpty()
                ? "None of the %s proxies is better than counting parameters here.".formatted(proxies.size())
                : "%s of the %s proxies %s better than counting parameters: %s."
                        .formatted(better.size(), proxies.size(), better.size() == 1 ? "is" : "are", names);
    }

    private static String advice(TrustReport report) {
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

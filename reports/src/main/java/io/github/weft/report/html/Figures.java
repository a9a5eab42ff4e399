package io.github.weft.report.html;

import io.github.weft.report.Agreement;
import io.github.weft.report.Front;
import io.github.weft.report.Metrics;
import io.github.weft.report.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Chooses the charts that a run has numbers for, and says in words what each shows. */
final class Figures {

    private Figures() {}

    /** @param chosen whether those with an accuracy were chosen for training from more */
    static List<Figure> of(Charts charts, List<Agreement> agreements, int epochs, boolean chosen) {
        var figures = new ArrayList<Figure>();
        if (!charts.trained().points().isEmpty()) {
            figures.add(new Figure(
                    "trained-front",
                    "Accuracy against size",
                    epochs > 0
                            ? front(charts.trained(), "trained") + " Shape and colour tell how long each was trained."
                            : front(charts.trained(), "known")));
        }
        if (charts.comparable().size() > 1) {
            figures.add(new Figure(
                    "agreement",
                    "Score before training against accuracy",
                    agreement(charts.standIn(), agreements, epochs, chosen),
                    "score"));
        }
        if (!charts.curves().isEmpty()) {
            figures.add(
                    new Figure(
                            "curves",
                            "Training curves",
                            "Validation accuracy after each epoch of a candidate's longest training; the best by name, the others grey."));
        }
        boolean inherited = charts.standIn().equals(Metrics.INHERITED);
        if (!charts.untrained().points().isEmpty()) {
            figures.add(
                    new Figure(
                            "untrained-front",
                            inherited ? "Inherited accuracy against size" : "Zero-cost score against size",
                            front(charts.untrained(), "untrained")
                                    + (inherited
                                            ? " Accuracy is that on validation images, with weights of the supernet."
                                            : " The score adds up the logarithms of the proxies' ranks: 0 is the best there is.")));
        }
        return List.copyOf(figures);
    }

    private static String front(Front front, String kind) {
        int size = front.front().size();
        return size == 1
                ? "One " + kind + " candidate beats all others in both."
                : "The line joins the " + Words.count(size) + " " + kind + " candidates that no other beats in both.";
    }

    private static String agreement(String score, List<Agreement> agreements, int epochs, boolean chosen) {
        return agreements.stream()
                        .filter(agreement -> agreement.metric().equals(score))
                        .filter(agreement -> agreement.tau().isPresent())
                        .findFirst()
                        .map(agreement -> "Kendall's tau of " + score + " and accuracy"
                                + (epochs > 0 ? " after " + Words.many(epochs, "epoch") : "") + ": "
                                + Numbers.percent(agreement.tau().getAsDouble()) + ", n = " + agreement.pairs() + ". ")
                        .orElse("")
                + (agreements.stream().allMatch(agreement -> agreement.pairs() == agreement.measured())
                        ? "Every candidate that has the score is here."
                        : chosen
                                ? "Only trained candidates are here, and they were picked, so this says little about the rest."
                                : "Every candidate was tried, and only those that gave an accuracy are here; those that failed may be of another kind.");
    }
}

package io.github.weft.compare.html;

import io.github.weft.compare.Answer;
import io.github.weft.compare.CompareJson;
import io.github.weft.compare.Comparison;
import io.github.weft.compare.Contestant;
import io.github.weft.compare.Interval;
import io.github.weft.compare.Track;
import io.github.weft.report.Numbers;
import io.github.weft.report.Regret;
import io.github.weft.report.html.Assets;
import java.util.List;

/**
 * Everything that the template shows; the template only lays it out.
 *
 * @param answers a sentence or two for each pair
 * @param rows one for each contestant
 * @param runs one for each run
 * @param data what the script draws, as JSON that may stand in a script element
 */
public record ComparePage(
        String title,
        String subtitle,
        List<String> answers,
        List<String> notes,
        List<Line> rows,
        List<Line> runs,
        boolean draws,
        boolean regret,
        String data,
        String styles,
        String charts,
        String script) {

    /** A line of a table: who, and cells. */
    public record Line(String name, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    static ComparePage of(Comparison comparison) {
        var question = comparison.question();
        boolean regret = comparison.contestants().stream()
                .allMatch(contestant -> contestant.ceiling().isPresent());
        return new ComparePage(
                question.metric() + " of the best by " + question.by(),
                question.anytime()
                        ? "after %s evaluations".formatted(Numbers.count(comparison.evaluations()))
                        : "at the end of each run",
                comparison.contrasts().stream()
                        .map(contrast -> Answer.of(contrast, question))
                        .toList(),
                comparison.notes(),
                comparison.contestants().stream()
                        .map(contestant -> row(comparison, contestant))
                        .toList(),
                comparison.contestants().stream()
                        .flatMap(contestant ->
                                contestant.tracks().stream().map(track -> run(comparison, contestant, track)))
                        .toList(),
                question.anytime(),
                regret,
                CompareJson.of(comparison).strip().replace("<", "\\u003c"),
                Assets.styles(),
                Assets.charts(),
                Assets.script("compare.js"));
    }

    private static Line row(Comparison comparison, Contestant contestant) {
        Interval reached = comparison.reached(contestant);
        return new Line(
                contestant.name(),
                List.of(
                        contestant.label(),
                        "" + contestant.tracks().size(),
                        contestant.seedText(),
                        Regret.text(reached.mean()),
                        "%s to %s".formatted(Regret.text(reached.low()), Regret.text(reached.high())),
                        regret(contestant, reached.mean())));
    }

    private static Line run(Comparison comparison, Contestant contestant, Track track) {
        double value = track.at(comparison.evaluations()).orElseThrow();
        return new Line(
                contestant.name(),
                List.of("" + track.seed(), track.run(), Regret.text(value), regret(contestant, value)));
    }

    private static String regret(Contestant contestant, double value) {
        return contestant.ceiling().isPresent()
                ? Regret.text(contestant.ceiling().getAsDouble() - value)
                : "";
    }
}

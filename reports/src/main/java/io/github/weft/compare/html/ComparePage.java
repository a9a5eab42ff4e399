package io.github.weft.compare.html;

import io.github.weft.compare.Answer;
import io.github.weft.compare.CompareJson;
import io.github.weft.compare.Comparison;
import io.github.weft.compare.Contestant;
import io.github.weft.compare.Contrast;
import io.github.weft.compare.Interval;
import io.github.weft.compare.Track;
import io.github.weft.report.Numbers;
import io.github.weft.report.Regret;
import io.github.weft.report.html.Assets;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the template shows; the template only lays it out.
 *
 * @param subtitle parts of a line
 * @param answers a sentence or two for each pair
 * @param groups one for each contestant
 * @param pairs one for each pair of contestants; none where there is only one
 * @param names of the contestants
 * @param moments how it went, one for each of some evaluations; none where there is no more to know than the end
 * @param runs one for each run
 * @param data what the script draws, as JSON that may stand in a script element
 */
public record ComparePage(
        String title,
        List<String> subtitle,
        List<String> answers,
        List<String> notes,
        List<Line> groups,
        List<Line> pairs,
        List<String> names,
        List<Line> moments,
        List<Line> runs,
        boolean regret,
        String data,
        String styles,
        String charts,
        String script) {

    /** A line of a table: who or what, and cells. */
    public record Line(String name, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    static ComparePage of(Comparison comparison) {
        var question = comparison.question();
        List<Contestant> contestants = comparison.contestants();
        int decimals = comparison.decimals();
        List<String> names = contestants.stream().map(Contestant::name).toList();
        return new ComparePage(
                title(names),
                subtitle(comparison),
                comparison.contrasts().stream()
                        .map(contrast -> whole(Answer.of(contrast, question)))
                        .toList(),
                comparison.notes(),
                contestants.stream()
                        .map(contestant -> group(comparison, contestant))
                        .toList(),
                names.size() == 2
                        ? List.of()
                        : comparison.contrasts().stream().map(ComparePage::pair).toList(),
                names,
                comparison.moments().stream()
                        .map(evaluation -> moment(contestants, evaluation, decimals))
                        .toList(),
                contestants.stream()
                        .flatMap(contestant ->
                                contestant.tracks().stream().map(track -> run(comparison, contestant, track)))
                        .toList(),
                contestants.stream().allMatch(contestant -> contestant.ceiling().isPresent()),
                CompareJson.of(comparison).strip().replace("<", "\\u003c"),
                Assets.styles(),
                Assets.charts(),
                Assets.script("compare.js"));
    }

    private static String title(List<String> names) {
        String last = names.get(names.size() - 1);
        return names.size() == 2
                ? "Is %s better than %s?".formatted(names.get(0), last)
                : "Which is better: %s or %s?".formatted(String.join(", ", names.subList(0, names.size() - 1)), last);
    }

    private static List<String> subtitle(Comparison comparison) {
        var question = comparison.question();
        var parts = new ArrayList<String>();
        parts.add(question.metric() + " of each run's best"
                + (question.metric().equals(question.by()) ? "" : " by " + question.by())
                + (question.anytime()
                        ? " after %s evaluations".formatted(Numbers.count(comparison.evaluations()))
                        : " at the end of each run"));
        comparison.contestants().forEach(contestant -> parts.add(contestant.name() + ":\u00a0" + contestant.label()));
        return parts;
    }

    /** So that no line ends within {@code p = .031}. */
    private static String whole(String answer) {
        return answer.replace("p = ", "p\u00a0=\u00a0").replace("p < ", "p\u00a0<\u00a0");
    }

    private static Line group(Comparison comparison, Contestant contestant) {
        Interval reached = comparison.reached(contestant);
        int decimals = comparison.decimals();
        return new Line(
                contestant.name(),
                List.of(
                        contestant.label(),
                        "" + contestant.tracks().size(),
                        contestant.seedText(),
                        Interval.rounded(reached.mean(), decimals),
                        range(reached, decimals),
                        contestant.ceiling().isPresent()
                                ? Interval.rounded(contestant.ceiling().getAsDouble() - reached.mean(), decimals)
                                : ""));
    }

    private static Line pair(Contrast contrast) {
        Interval difference = contrast.difference();
        return new Line(
                contrast.first().name() + " against " + contrast.second().name(),
                List.of(
                        Answer.inShort(contrast),
                        Answer.number(difference.mean()),
                        difference.known()
                                ? "%s to %s"
                                        .formatted(Answer.number(difference.low()), Answer.number(difference.high()))
                                : "",
                        Answer.share(contrast.ahead()),
                        whole(Answer.p(contrast.p())),
                        whole(Answer.p(contrast.adjusted())),
                        contrast.test()));
    }

    private static Line moment(List<Contestant> contestants, int evaluation, int decimals) {
        return new Line(
                Numbers.count(evaluation),
                contestants.stream()
                        .map(contestant -> contestant
                                .over(evaluation)
                                .map(band -> band.text(decimals))
                                .orElse(""))
                        .toList());
    }

    private static String range(Interval interval, int decimals) {
        return !interval.known()
                ? ""
                : "%s to %s"
                        .formatted(
                                Interval.rounded(interval.low(), decimals),
                                Interval.rounded(interval.high(), decimals));
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

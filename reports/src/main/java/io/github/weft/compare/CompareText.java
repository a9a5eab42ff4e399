package io.github.weft.compare;

import io.github.weft.report.Column;
import io.github.weft.report.Regret;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A comparison for a terminal: who takes part, how it went, where it ended, and what to make of it. */
public final class CompareText {

    private CompareText() {}

    public static String of(Comparison comparison) {
        Question question = comparison.question();
        var text = new StringBuilder();
        text.append("%s of the best by %s, %s%n%n"
                .formatted(
                        question.metric(),
                        question.by(),
                        question.anytime()
                                ? "after %s evaluations".formatted(comparison.evaluations())
                                : "at the end of each run"));
        comparison.contestants().forEach(contestant -> text.append(who(contestant)));
        text.append('\n');
        if (question.anytime()) {
            text.append(curves(comparison)).append('\n');
        }
        text.append(ends(comparison)).append('\n');
        comparison
                .contrasts()
                .forEach(contrast -> text.append(Answer.of(contrast, question)).append('\n'));
        comparison.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }

    private static String who(Contestant contestant) {
        int runs = contestant.tracks().size();
        return "%s  %s: %s, seed%s %s\n"
                .formatted(
                        contestant.name(),
                        contestant.label(),
                        runs + (runs == 1 ? " run" : " runs"),
                        runs == 1 ? "" : "s",
                        contestant.seedText());
    }

    private static String curves(Comparison comparison) {
        List<Integer> grid = comparison.moments();
        int decimals = comparison.decimals();
        var columns = new ArrayList<Column>();
        columns.add(Column.of("evaluations", false, grid, String::valueOf));
        for (Contestant contestant : comparison.contestants()) {
            columns.add(Column.of(
                    contestant.name() + " mean [95 %]",
                    false,
                    grid,
                    evaluation -> contestant
                            .over(evaluation)
                            .map(band -> band.text(decimals))
                            .orElse("")));
        }
        return Column.table(columns);
    }

    private static String ends(Comparison comparison) {
        List<Contestant> all = comparison.contestants();
        int runs = all.stream().mapToInt(one -> one.tracks().size()).max().orElse(0);
        List<Integer> lines = IntStream.range(0, runs).boxed().toList();
        var columns = new ArrayList<Column>();
        boolean paired = all.stream().map(Contestant::seeds).distinct().count() == 1;
        if (paired) {
            columns.add(Column.of(
                    "seed", false, lines, line -> "" + all.get(0).seeds().get(line)));
        }
        for (Contestant contestant : all) {
            double[] values = contestant.at(comparison.evaluations());
            columns.add(Column.of(
                    contestant.name() + (paired ? "" : " (seed)"),
                    false,
                    lines,
                    line -> line >= values.length
                            ? ""
                            : Regret.text(values[line])
                                    + (paired ? "" : " (" + contestant.seeds().get(line) + ")")));
        }
        String means = all.stream()
                .map(contestant -> "%s %s%s"
                        .formatted(
                                contestant.name(),
                                comparison.reached(contestant).text(comparison.decimals()),
                                regret(comparison, contestant)))
                .collect(Collectors.joining("; "));
        return Column.table(columns) + "mean [95 %]: " + means + "\n";
    }

    private static String regret(Comparison comparison, Contestant contestant) {
        OptionalDouble ceiling = contestant.ceiling();
        return ceiling.isEmpty()
                ? ""
                : ", regret "
                        + Answer.number(ceiling.getAsDouble()
                                - comparison.reached(contestant).mean());
    }
}

package io.github.weft.report.story;

import io.github.weft.db.RunRow;
import io.github.weft.report.Numbers;
import java.util.List;

/** Questions 15 to 17: whether the cost is told. */
record ReportingQuestions(RunFacts run) {

    List<Checklist.Line> lines() {
        List<RunRow> siblings = run.siblings().toList();
        double before = siblings.stream().mapToDouble(RunRow::elapsedSeconds).sum();
        TimeSpent time = TimeSpent.of(run.view());
        double elapsed = run.view().row().elapsedSeconds();
        boolean told = run.command().isPresent();
        int facts = run.view().row().run().provenance().size();
        int settings = run.view().settings().values().size();
        return new Questions("Reporting", 15)
                .ask(
                        "How hyperparameters were tuned, and at what cost",
                        told,
                        told
                                ? chosen(run.command().orElse("")) + "; " + Numbers.count(siblings.size())
                                        + (siblings.size() == 1 ? " earlier run" : " earlier runs")
                                        + " of this store on the same data took " + Numbers.duration(before)
                                : "",
                        "command, runs of the store",
                        "Run again with weft search, which records what was chosen by hand.")
                .ask(
                        "Time from beginning to end, not of the search alone",
                        run.finished() && elapsed > 0,
                        elapsed > 0
                                ? Numbers.duration(elapsed) + " by the clock, " + Numbers.duration(time.total())
                                        + " of computing, training included"
                                : "",
                        "run, evaluations",
                        "Let the run finish: weft resume.")
                .ask(
                        "The whole set-up",
                        told && settings > 0 && facts > 1,
                        settings + " settings and " + facts + " facts about build, machine and data, below",
                        "configuration, provenance",
                        "Run again with weft search, which records them.")
                .lines();
    }

    /** What the command says beyond the defaults. */
    private static String chosen(String command) {
        long options = java.util.Arrays.stream(command.split(" "))
                .filter(word -> word.startsWith("--"))
                .count();
        return options == 0
                ? "every setting at its default"
                : options + (options == 1 ? " setting" : " settings") + " chosen by hand, the rest at their defaults";
    }
}

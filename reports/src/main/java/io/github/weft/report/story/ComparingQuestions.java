package io.github.weft.report.story;

import io.github.weft.report.Numbers;
import io.github.weft.report.Ways;
import io.github.weft.score.Evaluation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions 7 to 14: whether what was compared can be compared. */
record ComparingQuestions(RunFacts run) {

    private static final int FEWEST_DRAWN = 10;
    private static final int FEWEST_SEEDS = 5;
    private static final List<String> PLATFORM = List.of("os", "cpu", "java", "engine", "weft");

    List<Checklist.Line> lines() {
        boolean data =
                !run.provenance("data").isEmpty() || !run.provenance("table").isEmpty();
        Ways ways = Ways.of(run.view().evaluations());
        String platform = PLATFORM.stream()
                .filter(name -> !run.provenance(name).isEmpty())
                .map(name -> name + " " + run.provenance(name))
                .collect(Collectors.joining(", "));
        boolean machine =
                PLATFORM.stream().noneMatch(name -> run.provenance(name).isEmpty());
        Map<String, String> ablations = run.ablations();
        Set<Long> seeds = run.seeds();
        List<String> tabular = run.tabular();
        int scored = (int) run.view().evaluations().stream()
                .filter(evaluation -> evaluation.score().value().isPresent())
                .map(Evaluation::candidate)
                .distinct()
                .count();
        return new Questions("Comparing methods", 7)
                .ask(
                        "All on the same data, split, space and training",
                        data && !run.setting("space").isEmpty(),
                        Stream.of(
                                        run.setting("space"),
                                        run.setting("data") + digest(),
                                        run.setting("validation-share").isEmpty()
                                                ? ""
                                                : "validation share " + run.setting("validation-share"))
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(", ")),
                        "configuration, provenance",
                        "Search with weft search, which records the digest of its data.")
                .ask(
                        "Hardware, library versions and run time controlled",
                        machine,
                        platform,
                        "provenance",
                        "Search again with this build: the store of an older one lacks some of them.")
                .ask(
                        "Ablations",
                        !ablations.isEmpty(),
                        ablations.isEmpty()
                                ? "no run that this store had finished before differs in one setting of the search alone"
                                : ablations.entrySet().stream()
                                        .limit(5)
                                        .map(entry -> entry.getKey() + " differs in " + entry.getValue())
                                        .collect(Collectors.joining(", ")),
                        "runs of the store",
                        "Run the command below once more with one setting changed, such as --strategy random, into the same store: the report of the later of the two names the other.")
                .ask(
                        "One evaluation protocol for each number",
                        ways.kinds() > 0 && ways.kinds() == ways.count(),
                        ways.kinds() == 0
                                ? ""
                                : ways.kinds() == ways.count()
                                        ? "each of " + Numbers.count(ways.kinds())
                                                + " kinds of number was measured in one way"
                                        : Numbers.count(ways.kinds()) + " kinds of number, measured in "
                                                + Numbers.count(ways.count()) + " ways",
                        "protocols of the evaluations",
                        "Compare only rows of one protocol: leaderboard.csv has them apart by metric and epochs.")
                .ask(
                        "Performance over time",
                        scored > 1,
                        scored > 1
                                ? Numbers.count(scored)
                                        + " candidates in the order of their evaluation, with seconds for each"
                                : "",
                        "evaluations",
                        "Judge more than one candidate.")
                .ask(
                        "Random search as a baseline",
                        run.drawn() >= FEWEST_DRAWN,
                        Numbers.count(run.drawn()) + " candidates of this run were drawn at random" + trained(),
                        "candidates",
                        "Draw at least " + FEWEST_DRAWN + ": --reference 32, or a run with --strategy random.")
                .ask(
                        "Several runs with different seeds",
                        seeds.size() >= FEWEST_SEEDS,
                        seeds.size() == 1
                                ? "one run, seed " + seeds.iterator().next()
                                : seeds.size() + " runs, seeds "
                                        + seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        "runs of the store",
                        "Before any claim about the method, run the command below with --seeds " + FEWEST_SEEDS
                                + ": the report of the last of them counts them all.")
                .ask(
                        "Tabular or surrogate benchmarks for a deeper look",
                        run.onTable() || !tabular.isEmpty(),
                        run.onTable()
                                ? "this run looks its networks up in a table"
                                : tabular.isEmpty()
                                        ? "no run that this store had finished before looks networks up in a table"
                                        : "table run " + String.join(", ", tabular),
                        "runs of the store",
                        "Try the strategy where the best is known: weft search --space nb201 --table FILE --target COLUMN.")
                .lines();
    }

    /** Of those that were drawn at random. */
    private String trained() {
        long trained = run.drawnAndTrained();
        return trained == 0 || trained == run.drawn() ? "" : ", " + Numbers.count(trained) + " of them trained";
    }

    private String digest() {
        return run.provenance("data").isEmpty() ? "" : " (" + run.provenance("data") + ")";
    }
}

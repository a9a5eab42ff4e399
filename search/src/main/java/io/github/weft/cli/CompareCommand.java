package io.github.weft.cli;

import io.github.weft.compare.CompareJson;
import io.github.weft.compare.CompareText;
import io.github.weft.compare.Comparison;
import io.github.weft.compare.TestChoice;
import io.github.weft.compare.html.ComparePages;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.search.job.Contest;
import io.github.weft.search.job.SeedGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft compare}: whether one way to search is better than another, or whether that may be chance. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares searches over seeds: how the best got better, where it ended, whether the difference may be chance, and what could have been seen.",
            "A run stands for all finished runs of its settings, whatever their seed; a list id1,id2,... for exactly these.",
            "Runs on other data, of another space, for another metric, or that measured it in another way are refused.",
            ""
        },
        footer = {
            "",
            "A difference is called one where p, after Holm for more than two groups, is below .05. Docs: search/docs/compare.md.",
            "",
            "Examples:",
            "  weft search --space toy-cell --table FILE --target COLUMN --objectives accuracy --strategy aging --seeds 20",
            "  weft search --space toy-cell --table FILE --target COLUMN --objectives accuracy --strategy random --seeds 20",
            "  weft compare 3f2a 77c1 --at 100"
        })
final class CompareCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "RUN[,RUN...]",
            description = "Ids of runs or their beginnings; the first is what the others are held against.")
    private List<String> names = List.of();

    @Option(names = "--only", description = "Each run stands for itself alone.")
    private boolean only;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "Look at this number of each run's best: a proxy, a cost, test-accuracy, inherited-accuracy. Default: the first objective.")
    private @Nullable String metric;

    @Option(
            names = "--at",
            paramLabel = "N",
            description = "Compare after N evaluations. Default: as many as all runs have made.")
    private @Nullable Integer at;

    @Option(
            names = "--test",
            paramLabel = "NAME",
            defaultValue = "auto",
            description =
                    "wilcoxon (pairs of the same seed), mann-whitney (any seeds), t (of pairs or after Welch), or auto: wilcoxon where all seeds are the same and there are enough (6 for two groups, 7 for three), else mann-whitney. Default: ${DEFAULT-VALUE}.")
    private String test = "auto";

    @Option(
            names = "--fail-if-worse",
            description = "End with exit code 8 if a later group is reliably worse than the first.")
    private boolean failIfWorse;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write a page with the curves there, and compare.json beside it.")
    private @Nullable Path page;

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (names.size() < 2) {
            throw new UserMistake(
                    "compare (%s) needs at least two runs, or lists of runs: weft compare RUN OTHER. weft runs lists them."
                            .formatted(names.isEmpty() ? "none" : names.get(0)));
        }
        TestChoice choice = UserMistake.reading(() -> TestChoice.parse(test));
        try (RunReader facts = store.read()) {
            Comparison comparison = UserMistake.reading(() -> {
                List<SeedGroup> groups =
                        names.stream().map(name -> group(facts, name)).toList();
                return Contest.of(facts, groups)
                        .compare(
                                Optional.ofNullable(metric),
                                at == null ? OptionalInt.empty() : OptionalInt.of(at),
                                choice);
            });
            var out = spec.commandLine().getOut();
            out.print(json ? CompareJson.of(comparison) : CompareText.of(comparison));
            if (page != null) {
                Path written = written(comparison, page);
                (json ? spec.commandLine().getErr() : out).println("page   " + written);
            }
            out.flush();
            return failIfWorse && comparison.worse() ? Exit.COMPARISON_FAILED : Exit.DONE;
        }
    }

    private static Path written(Comparison comparison, Path folder) {
        try {
            return ComparePages.of(comparison).write(folder).toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new EnvironmentTrouble(
                    "The page cannot be written to %s: %s. Maybe name another folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private SeedGroup group(RunReader facts, String text) {
        List<RunRow> rows = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(id -> ended(store.run(facts, id)))
                .toList();
        if (rows.isEmpty()) {
            throw new UserMistake("run (%s) names nothing. weft runs lists what there is.".formatted(text));
        }
        return rows.size() == 1 && !only && !text.contains(",")
                ? SeedGroup.around(facts, rows.get(0))
                : SeedGroup.of(rows);
    }

    /** Runs that are not finished have their evaluations, too, but only up to somewhere. */
    private RunRow ended(RunRow row) {
        if (row.status() != RunStatus.FINISHED && at == null) {
            throw new UserMistake(
                    "run (%s) is not finished: it is %s. Go on with: weft resume %s. Or compare what it has so far with --at N."
                            .formatted(
                                    row.run().id(),
                                    row.status() == RunStatus.RUNNING ? "running, or was killed" : "stopped",
                                    row.run().id()));
        }
        return row;
    }
}

package io.github.weft.cli;

import io.github.weft.db.RunReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft report}: what a run found, as a page that needs no network. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Writes a run's report: index.html, which opens offline, with leaderboard.csv, leaderboard.json and leaderboard.md beside it, or of a trust report trust.csv and trust.json. A trust report that fits the run, and what has checked its supernet, are beside it, too. All files of a folder are written, or none.")
final class ReportCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "Id of the run or its beginning. Default: the newest.")
    private @Nullable String run;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "weft-report",
            description = "Folder to write. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("weft-report");

    @Option(names = "--json", description = "Name the page in one JSON object.")
    private boolean json;

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (RunReader facts = store.read()) {
            Path page = StoredRun.of(facts, store.run(facts, run).run().id()).report(out);
            spec.commandLine().getOut().println(json ? Json.line("report", page) : "report " + page);
        }
        return Exit.DONE;
    }
}

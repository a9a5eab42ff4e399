package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.report.RunView;
import io.github.weft.report.html.Report;
import java.io.IOException;
import java.io.PrintWriter;
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
                "Writes a run's report: index.html, which opens offline, with leaderboard.csv and leaderboard.json beside it.")
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

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (RunReader facts = store.read()) {
            write(
                    RunView.of(facts, store.run(facts, run).run().id()),
                    out,
                    spec.commandLine().getOut());
        }
        return Exit.DONE;
    }

    static void write(RunView view, Path folder, PrintWriter told) {
        Path page;
        try {
            page = Report.of(view).write(folder);
        } catch (IOException e) {
            throw new EnvironmentTrouble(
                    "The report cannot be written to %s: %s. Maybe name another folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        told.println("report " + page.toAbsolutePath().normalize());
        told.flush();
    }
}

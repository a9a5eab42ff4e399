package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.report.RunView;
import io.github.weft.report.html.Origin;
import io.github.weft.report.html.Report;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.search.job.TrustFacts;
import io.github.weft.trust.html.TrustPages;
import java.io.IOException;
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
                "Writes a run's report: index.html, which opens offline, with leaderboard.csv and leaderboard.json beside it, or of a trust report trust.csv and trust.json.")
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
            Path page = write(RunView.of(facts, store.run(facts, run).run().id()), out);
            spec.commandLine().getOut().println(json ? Json.line("report", page) : "report " + page);
        }
        return Exit.DONE;
    }

    private static Path files(RunView view, Path folder) throws IOException {
        if (!view.row().run().kind().equals(TrustKeys.KIND)) {
            return Report.of(view).write(folder);
        }
        var trust = new TrustFacts(view);
        return TrustPages.of(Origin.of(view), trust.sample(), trust.report()).write(folder);
    }

    /** Writes the report and says where its page is. */
    static Path write(RunView view, Path folder) {
        try {
            return files(view, folder).toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new EnvironmentTrouble(
                    "The report cannot be written to %s: %s. Maybe name another folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }
}

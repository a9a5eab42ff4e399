package io.github.weft.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What changes how a job runs and is shown, and never its result. */
final class JobOptions {

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @Option(names = "--report", paramLabel = "DIR", description = "Write the report there when the run ends.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print the leaderboard as JSON.")
    private boolean json;

    WorkersOption workers() {
        return workers;
    }

    Optional<Path> report() {
        return Optional.ofNullable(report);
    }

    boolean json() {
        return json;
    }
}

package io.github.weft.cli;

import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import io.github.weft.torch.EngineMissing;
import io.github.weft.torch.Torch;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What changes how a job runs and is shown, and never its result. */
final class JobOptions {

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "Candidates judged at the same time, each on one core. Changes no result. Default: the number of cores.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--report", paramLabel = "DIR", description = "Write the report there when the run ends.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print the leaderboard as JSON.")
    private boolean json;

    int workers() {
        if (workers < 1 || workers > 1024) {
            throw new UserMistake("workers (%s) must be from 1 to 1024.".formatted(workers));
        }
        return workers;
    }

    Optional<Path> report() {
        return Optional.ofNullable(report);
    }

    boolean json() {
        return json;
    }

    /** Opens the data and builds the stages: every problem with them shows before anything is written. */
    Equipment equip(SearchConfig config) {
        workers();
        Equipment equipment = UserMistake.reading(() -> Equipment.of(config));
        try {
            Torch.start();
        } catch (EngineMissing e) {
            throw new EnvironmentTrouble(String.valueOf(e.getMessage()), e);
        }
        return equipment;
    }
}

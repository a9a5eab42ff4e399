package io.github.weft.cli;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.SearchJob;
import io.github.weft.search.job.Stop;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** One sitting of a search, new or resumed: runs the job and listens for signals. */
final class Sitting {

    private final RunStore facts;
    private final Path folder;
    private final int workers;
    private final CommandSpec spec;

    /** @param folder of the store */
    Sitting(RunStore facts, Path folder, int workers, CommandSpec spec) {
        this.facts = facts;
        this.folder = folder;
        this.workers = workers;
        this.spec = spec;
    }

    /** Whether the run got to its end; if not, the store is closed and the user knows how to go on. */
    boolean run(RunRow row, SearchConfig config, Equipment equipment) {
        return run(row, config, equipment, Long.MAX_VALUE);
    }

    /** The same for a search that makes at most so many steps. */
    boolean run(RunRow row, SearchConfig config, Equipment equipment, long steps) {
        var err = spec.commandLine().getErr();
        String id = row.run().id();
        err.printf("run %s: %s%s%s%n", id, equipment.dataset(), table(config, equipment), supernet(config));
        var stop = new Stop();
        try (var progress = new TerminalProgress(err, Terminal.interactive());
                var signals = Signals.listen(stop)) {
            RunStatus status = new SearchJob(facts, row, config, equipment, progress, stop, steps).run(workers);
            if (status == RunStatus.STOPPED) {
                facts.close();
                err.printf("stopped; everything so far is saved. Go on with: weft resume %s --db %s%n", id, folder);
                err.flush();
                signals.saved();
            }
            return status != RunStatus.STOPPED;
        }
    }

    private static String table(SearchConfig config, Equipment equipment) {
        return equipment
                .truth()
                .map(truth -> "; looked up in %s, which has %s networks within the constraints"
                        .formatted(config.value(Keys.TABLE).orElse(""), truth.size()))
                .orElse("");
    }

    private static String supernet(SearchConfig config) {
        return config.value(Keys.SUPERNET)
                .map(file -> "; judged by weights inherited from %s".formatted(file))
                .orElse("");
    }
}

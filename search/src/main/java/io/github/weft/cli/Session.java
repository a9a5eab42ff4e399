package io.github.weft.cli;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.report.JsonDocument;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.TextTable;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.SearchJob;
import io.github.weft.search.job.Stop;
import picocli.CommandLine.Model.CommandSpec;

/** One sitting of a search, new or resumed: runs the job, listens for signals, and tells the result. */
final class Session {

    private static final int ROWS = 10;

    private final RunStore facts;
    private final StoreOption store;
    private final JobOptions job;
    private final CommandSpec spec;

    Session(RunStore facts, StoreOption store, JobOptions job, CommandSpec spec) {
        this.facts = facts;
        this.store = store;
        this.job = job;
        this.spec = spec;
    }

    /** Runs to the end and tells it, or until a stop is asked for. */
    int run(RunRow row, SearchConfig config, Equipment equipment) {
        boolean done = sit(row, config, equipment);
        if (done) {
            tell(row.run().id());
        }
        return done ? Exit.DONE : Exit.STOPPED;
    }

    /** Whether the run got to its end; if not, the store is closed and the user knows how to go on. */
    boolean sit(RunRow row, SearchConfig config, Equipment equipment) {
        var err = spec.commandLine().getErr();
        String id = row.run().id();
        err.printf("run %s: %s%s%s%n", id, equipment.dataset(), table(config, equipment), supernet(config));
        var stop = new Stop();
        RunStatus status;
        try (var progress = new TerminalProgress(err, Terminal.interactive());
                var signals = Signals.listen(stop)) {
            status = new SearchJob(facts, row, config, equipment, progress, stop)
                    .run(job.workers().count());
            if (status == RunStatus.STOPPED) {
                facts.close();
                err.printf("stopped; everything so far is saved. Go on with: weft resume %s%s%n", id, database());
                err.flush();
                signals.saved();
                return false;
            }
        }
        return true;
    }

    /** The leaderboard of a run that is complete, and its report where one was asked for. */
    void tell(String id) {
        var out = spec.commandLine().getOut();
        StoredRun run = StoredRun.of(facts, id);
        Leaderboard board = run.board();
        if (job.json()) {
            out.print(new JsonDocument().render(board));
        } else {
            out.print(new TextTable(Terminal.width()).render(board.rows().size() > ROWS ? board.top(ROWS) : board));
            out.printf("run    %s, all rows: weft leaderboard %s --top 0%s%n", id, id, database());
        }
        out.flush();
        var told = job.json() ? spec.commandLine().getErr() : out;
        job.report().ifPresent(folder -> told.println("report " + run.report(folder)));
        told.flush();
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

    private String database() {
        return " --db " + store.folder();
    }
}

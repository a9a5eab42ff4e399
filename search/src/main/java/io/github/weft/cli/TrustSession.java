package io.github.weft.cli;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.Stop;
import io.github.weft.search.job.TrustJob;
import io.github.weft.search.job.TrustSubjects;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** One sitting of a trust report, new or resumed: runs the job, listens for signals, and tells the result. */
record TrustSession(RunStore facts, CommandSpec spec, int workers, Optional<Path> out, TrustPrint print) {

    int run(RunRow row, SearchConfig config, Equipment equipment, TrustSubjects subjects) {
        var err = spec.commandLine().getErr();
        err.printf("run %s: %s%n", row.run().id(), equipment.dataset());
        if (row.status() != RunStatus.FINISHED) {
            LatencyCheck.told(equipment, spec);
            var stop = new Stop();
            try (var progress = new TerminalProgress(err, Terminal.interactive());
                    var signals = Signals.listen(stop)) {
                RunStatus status = new TrustJob(facts, row, config, equipment, progress, stop).run(subjects, workers);
                int code = GivenRun.end(status, facts, signals, spec, row);
                if (code != Exit.DONE) {
                    return code;
                }
            }
        }
        tell(row);
        return Exit.DONE;
    }

    private void tell(RunRow row) {
        StoredRun run = StoredRun.of(facts, row.run().id());
        var console = spec.commandLine();
        console.getOut().print(print.text(run.view()));
        console.getOut().flush();
        var told = print == TrustPrint.TEXT ? console.getOut() : console.getErr();
        out.ifPresent(folder -> told.println("report " + run.report(folder)));
        told.flush();
    }
}

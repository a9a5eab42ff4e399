package io.github.weft.cli;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.GivenJob;
import io.github.weft.search.job.Stop;
import io.github.weft.space.Genome;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** One sitting of a run of named architectures that is made again. */
final class GivenSitting {

    private final RunStore facts;
    private final int workers;
    private final CommandSpec spec;

    GivenSitting(RunStore facts, int workers, CommandSpec spec) {
        this.facts = facts;
        this.workers = workers;
        this.spec = spec;
    }

    /**
     * Whether the run got to its end.
     *
     * @param seeds how often each is trained, if they are trained
     */
    boolean run(RunRow row, SearchConfig config, Equipment equipment, List<Genome> genomes, int seeds) {
        var err = spec.commandLine().getErr();
        var stop = new Stop();
        try (var progress = new TerminalProgress(err, Terminal.interactive());
                var signals = Signals.listen(stop)) {
            var job = new GivenJob(facts, row, config, equipment, progress, stop);
            RunStatus status = row.run().kind().equals("train")
                    ? job.train(genomes, seeds, workers)
                    : job.score(genomes, workers, (genome, evaluations) -> {});
            if (status != RunStatus.FINISHED) {
                facts.close();
                err.println("stopped; give the same command again.");
                err.flush();
                signals.saved();
            }
            return status == RunStatus.FINISHED;
        }
    }
}

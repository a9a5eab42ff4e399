package io.github.weft.cli;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.run.Digest;
import io.github.weft.run.Run;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.Provenance;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The run of a command that judges named architectures: the same question is the same run, asked once and answered from the store. */
final class GivenRun {

    private GivenRun() {}

    static RunRow of(
            RunStore facts,
            String kind,
            SearchConfig config,
            Equipment equipment,
            List<Genome> genomes,
            CommandSpec spec) {
        SearchSpace space = config.space();
        String list = genomes.stream().map(space::format).collect(Collectors.joining("\n"));
        String configuration = config.text() + "architectures: " + genomes.size() + " " + Digest.of(list) + "\n";
        long seed = config.value(Keys.SEED);
        String id = Run.idOf(kind, configuration, seed);
        if (facts.run(id).isEmpty()) {
            var provenance = Provenance.of(config, equipment, Version.text());
            provenance.put("command", command(spec));
            facts.begin(new Run(id, kind, configuration, seed, provenance));
        }
        RunRow row = facts.run(id).orElseThrow();
        boolean moved = Provenance.differences(row.run(), Provenance.of(config, equipment, Version.text())).stream()
                .anyMatch(difference -> difference.name().equals("data"));
        if (moved) {
            throw new UserMistake(
                    "The data differ from those that run %s began with, so its numbers could not be compared. Maybe use another --db."
                            .formatted(id));
        }
        return row;
    }

    /** What was typed. */
    static String command(CommandSpec spec) {
        return spec.root().commandLine().getParseResult().originalArgs().stream()
                .map(Provenance::quoted)
                .collect(Collectors.joining(" ", "weft ", ""));
    }

    static int end(RunStatus status, RunStore facts, Signals signals, CommandSpec spec, RunRow row) {
        if (status == RunStatus.FINISHED) {
            return Exit.DONE;
        }
        facts.close();
        var err = spec.commandLine().getErr();
        err.printf(
                "stopped; run %s is saved. Give the same command again to go on.%n",
                row.run().id());
        err.flush();
        signals.saved();
        return Exit.STOPPED;
    }
}

package io.github.weft.cli;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.config.TrustKeys;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.Provenance;
import io.github.weft.search.job.TrustSubjects;
import io.github.weft.search.table.ArchitectureTable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft resume}: goes on where a run ended. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = {
            "Goes on with a run that was stopped, killed or crashed, to its original target.",
            "The leaderboard comes out as if it had never been interrupted. A run of a set (search --seeds) takes the rest of the set along."
        })
final class ResumeCommand implements Callable<Integer> {

    private static final List<String> RESUMABLE = List.of("search", TrustKeys.KIND);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description =
                    "Id of the run or its beginning. Default: the newest search or trust report that is not finished.")
    private @Nullable String run;

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private JobOptions job = new JobOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (RunStore facts = store.existing()) {
            RunRow row = run == null ? unfinished(facts) : store.run(facts, run);
            if (row.run().kind().equals(TrustKeys.KIND)) {
                return trust(facts, row);
            }
            if (!row.run().kind().equals("search")) {
                throw new UserMistake("run (%s) is a %s, which is repeated rather than resumed."
                        .formatted(row.run().id(), row.run().kind()));
            }
            var session = new Session(facts, store, job, spec);
            Optional<SeedSet> set = SeedSet.of(row);
            if (row.status() == RunStatus.FINISHED && set.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .printf("run %s is complete.%n", row.run().id());
                session.tell(row.run().id());
                return Exit.DONE;
            }
            SearchConfig config =
                    UserMistake.reading(() -> SearchConfig.parse(row.run().configuration()));
            Equipment equipped = job.workers().equip(config);
            Equipment equipment = UserMistake.reading(
                    () -> TableFile.of(config).map(equipped::with).orElse(equipped));
            LatencyCheck.told(equipment, spec);
            if (set.isPresent()) {
                return new SetSession(facts, store, job, spec).run(set.get(), config, equipment);
            }
            Drift.told(row.run(), Provenance.of(config, equipment, Version.text()), spec);
            return session.run(row, config, equipment);
        }
    }

    private int trust(RunStore facts, RunRow row) {
        SearchConfig config =
                UserMistake.reading(() -> SearchConfig.parse(row.run().configuration(), TrustKeys.all()));
        Optional<ArchitectureTable> table = UserMistake.reading(() -> TableFile.of(config));
        Equipment equipment = job.workers().equip(config);
        var run = new TrustRun(config, equipment, table);
        Drift.told(row.run(), run.provenance(), spec);
        TrustSubjects subjects = run.subjects(facts, row.run().id());
        return new TrustSession(facts, spec, job.workers().count(), job.report(), TrustPrint.of(job.json(), false))
                .run(row, config, equipment, subjects);
    }

    /** The newest search or trust report that has something left to do, also of a set with runs to come; where none has, the newest run. */
    private RunRow unfinished(RunStore facts) {
        return facts.runs().stream()
                .filter(row -> RESUMABLE.contains(row.run().kind()))
                .filter(row -> row.status() != RunStatus.FINISHED
                        || SeedSet.of(row)
                                .filter(set -> !set.isComplete(facts, row))
                                .isPresent())
                .findFirst()
                .orElseGet(() -> store.run(facts, null));
    }
}

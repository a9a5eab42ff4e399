package io.github.weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.compare.Departure;
import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.run.Run;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.Provenance;
import io.github.weft.search.job.Replay;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft replay}: whether a run comes out the same when it is made again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a finished run again, from its stored settings and seed and in a store of its own, and compares the leaderboards' digests.",
            "What differs from when it was made (build, engine, platform, data) is told first; other data, table, supernet or calibration of latencies are refused.",
            "Ends with 0 if the digests are the same, with 8 and the first row that differs if not.",
            ""
        },
        footer = {
            "",
            "Compared are ranks, architectures, evidence, exact scores and failures. Latencies by which a search steered are predictions, and so are compared; the calibration must be in the file that the run names, as must table and supernet.",
            "Not compared is what a clock says: seconds, latencies that weft latency measure has stored, and when a run was made. They are not measured again."
        })
final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "Id of a search, score or train run, or its beginning. Default: the newest run.")
    private @Nullable String run;

    @Option(
            names = "--anyway",
            description = "Go on although the data, table, supernet or calibration are not what the run was made with.")
    private boolean anyway;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description =
                    "Folder of the new store, which must not be there yet or be empty; it is kept. Default: a temporary one.")
    private @Nullable Path into;

    @Option(names = "--keep", description = "Keep the temporary store; one that came out otherwise is always kept.")
    private boolean keep;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @Mixin
    private StoreOption store = new StoreOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        workers.count();
        RunRow row;
        Replay replay;
        Leaderboard before;
        try (RunReader facts = store.read()) {
            row = finished(store.run(facts, run));
            RunRow known = row;
            replay = UserMistake.reading(() -> Replay.of(facts, known));
            before = Leaderboard.of(RunView.of(facts, row.run().id()));
        }
        if (before.rows().isEmpty()) {
            throw new UserMistake("run (%s) has judged nothing, so there is nothing to make again."
                    .formatted(row.run().id()));
        }
        Equipment equipped = workers.equip(replay.config());
        Equipment equipment = UserMistake.reading(
                () -> TableFile.of(replay.config()).map(equipped::with).orElse(equipped));
        SortedMap<String, String> now = Provenance.of(replay.config(), equipment, Version.text());
        List<Provenance.Difference> differences = Provenance.differences(row.run(), now);
        explain(row, replay, differences, now);
        return again(new Again(row, replay, equipment, now), before, differences);
    }

    /** What is about to be done. */
    private record Again(RunRow row, Replay replay, Equipment equipment, SortedMap<String, String> now) {}

    private int again(Again again, Leaderboard before, List<Provenance.Difference> differences) {
        ReplayFolder folder = ReplayFolder.of(Optional.ofNullable(into));
        boolean same = false;
        try (RunStore facts = H2RunStore.open(folder.path())) {
            Run old = again.row().run();
            facts.begin(new Run(old.id(), old.kind(), again.replay().configuration(), old.seed(), again.now()));
            RunRow fresh = facts.run(old.id()).orElseThrow();
            if (!run(facts, folder, fresh, again)) {
                return Exit.STOPPED;
            }
            Leaderboard after = Leaderboard.of(RunView.of(facts, old.id()));
            same = after.digest().equals(before.digest());
            tell(before, after, differences, folder, same);
        } finally {
            folder.leave(same && !keep);
        }
        return same ? Exit.DONE : Exit.COMPARISON_FAILED;
    }

    private boolean run(RunStore facts, ReplayFolder folder, RunRow fresh, Again again) {
        Replay replay = again.replay();
        if (fresh.run().kind().equals("search")) {
            return new Sitting(facts, folder.path(), workers.count(), spec)
                    .run(fresh, replay.config(), again.equipment(), replay.steps());
        }
        return new GivenSitting(facts, workers.count(), spec)
                .run(fresh, replay.config(), again.equipment(), replay.genomes(), replay.seeds());
    }

    private RunRow finished(RunRow row) {
        if (row.status() != RunStatus.FINISHED) {
            throw new UserMistake(
                    "run (%s) is not finished: it is %s. A replay could not tell what it would have come to."
                            .formatted(
                                    row.run().id(),
                                    row.status() == RunStatus.RUNNING
                                            ? "running, or was killed"
                                            : "stopped; weft resume goes on"));
        }
        return row;
    }

    private void explain(
            RunRow row, Replay replay, List<Provenance.Difference> differences, SortedMap<String, String> now) {
        var err = spec.commandLine().getErr();
        err.printf(
                "replay of %s: %s%n",
                row.run().id(), row.run().provenance().getOrDefault("command", "of unknown origin"));
        err.printf("  configuration: as stored, seed %s%n", row.run().seed());
        replay.notes().forEach(note -> err.printf("  %s%n", note));
        now.keySet().stream()
                .filter(name -> row.run().provenance().containsKey(name) && !name.equals("command"))
                .filter(name -> differences.stream()
                        .noneMatch(difference -> difference.name().equals(name)))
                .forEach(name -> err.printf("  %s: the same, %s%n", name, now.get(name)));
        for (Provenance.Difference difference : differences) {
            err.printf(
                    "  %s: was %s, is %s; %s%n",
                    difference.name(),
                    difference.before(),
                    difference.now(),
                    difference.isDecisive() ? "its numbers cannot come out the same" : "last digits may differ");
        }
        err.flush();
        if (!anyway && differences.stream().anyMatch(Provenance.Difference::isDecisive)) {
            throw new UserMistake(
                    "The %s is not what run %s was made with, so its numbers cannot come out the same. Restore it, or give --anyway."
                            .formatted(
                                    differences.stream()
                                            .filter(Provenance.Difference::isDecisive)
                                            .map(Provenance.Difference::name)
                                            .findFirst()
                                            .orElseThrow(),
                                    row.run().id()));
        }
    }

    private void tell(
            Leaderboard before,
            Leaderboard after,
            List<Provenance.Difference> differences,
            ReplayFolder folder,
            boolean same) {
        var out = spec.commandLine().getOut();
        Optional<Departure> departure = Departure.between(before, after);
        boolean stays = into != null || keep || !same;
        if (json) {
            ObjectNode told = Json.object()
                    .put("run", before.run())
                    .put("identical", same)
                    .put("digest", before.digest())
                    .put("digest-now", after.digest())
                    .put("rows", before.rows().size());
            var changed = told.putArray("differences");
            differences.forEach(difference -> changed.addObject()
                    .put("name", difference.name())
                    .put("before", difference.before())
                    .put("now", difference.now()));
            departure.ifPresent(known -> told.put("departure", known.toString()));
            if (stays) {
                told.put("store", folder.path().toString());
            }
            out.println(told);
        } else {
            out.println(
                    same
                            ? "identical: %s rows, digest %s"
                                    .formatted(before.rows().size(), before.digest())
                            : "NOT identical: digest was %s, is %s%n%s"
                                    .formatted(
                                            before.digest(),
                                            after.digest(),
                                            departure.map(Departure::toString).orElse("")));
            if (stays) {
                out.printf("store  %s%n", folder.path());
            }
        }
        out.flush();
    }
}

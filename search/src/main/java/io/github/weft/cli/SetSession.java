package io.github.weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.db.RunRow;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.Regret;
import io.github.weft.report.Row;
import io.github.weft.run.Run;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import io.github.weft.search.job.Preflight;
import io.github.weft.search.job.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Model.CommandSpec;

/** One sitting of a set of searches: runs what is not finished yet, each as a search of its own, and tells how all came out. */
final class SetSession {

    private final RunStore facts;
    private final StoreOption store;
    private final JobOptions job;
    private final CommandSpec spec;

    SetSession(RunStore facts, StoreOption store, JobOptions job, CommandSpec spec) {
        this.facts = facts;
        this.store = store;
        this.job = job;
        this.spec = spec;
    }

    /** @param base the settings of any of its runs */
    int run(SeedSet set, SearchConfig base, Equipment equipment) {
        var err = spec.commandLine().getErr();
        List<Long> seeds = set.seeds();
        var runs = new ArrayList<RunRow>();
        for (long seed : seeds) {
            SearchConfig config = UserMistake.reading(() -> base.seeded(seed));
            Equipment equipped = equipment.with(config);
            RunRow row = member(set, config, equipped);
            runs.add(row);
            boolean finished = row.status() == RunStatus.FINISHED;
            err.printf(
                    "set %s: seed %s, run %s of %s%s%n",
                    set, seed, runs.size(), seeds.size(), finished ? ", finished already" : "");
            err.flush();
            if (!finished
                    && !new Sitting(facts, store.folder(), job.workers().count(), spec).run(row, config, equipped)) {
                return Exit.STOPPED;
            }
        }
        tell(set, runs);
        return Exit.DONE;
    }

    /** The run of this seed: begun now, unless the store has it. */
    private RunRow member(SeedSet set, SearchConfig config, Equipment equipment) {
        SortedMap<String, String> provenance = Provenance.of(config, equipment, Version.text());
        String id = SeedSet.id(config, provenance);
        Optional<RunRow> known =
                facts.runs().stream().filter(row -> row.run().id().equals(id)).findFirst();
        if (known.isPresent()) {
            Drift.told(known.get().run(), provenance, spec);
            return known.get();
        }
        UserMistake.reading(() -> Preflight.checked(config, equipment));
        provenance.put(Provenance.SEEDS, set.toString());
        facts.begin(new Run(id, "search", config.text(), config.value(Keys.SEED), provenance));
        return facts.run(id).orElseThrow();
    }

    private void tell(SeedSet set, List<RunRow> runs) {
        var out = spec.commandLine().getOut();
        ObjectNode json = Json.object().put("seeds", set.toString());
        var array = json.putArray("runs");
        if (!job.json()) {
            out.printf("%-6s %-16s %s%n", "seed", "run", "best");
        }
        for (RunRow row : runs) {
            StoredRun stored = StoredRun.of(facts, row.run().id());
            Leaderboard board = stored.board();
            Optional<Row> best = board.rows().stream()
                    .findFirst()
                    .filter(first -> first.rank().isPresent());
            if (job.json()) {
                ObjectNode run = array.addObject()
                        .put("run", row.run().id())
                        .put("seed", row.run().seed())
                        .put("digest", board.digest());
                best.ifPresent(first -> run.put("best", first.architecture()).putPOJO("metrics", first.metrics()));
            } else {
                out.printf(
                        "%-6s %-16s %s%n",
                        row.run().seed(),
                        row.run().id(),
                        best.map(first -> told(first, board)).orElse("nothing"));
            }
            job.report().ifPresent(folder -> report(stored, folder, row));
        }
        out.print(job.json() ? json + "\n" : hint(runs));
        out.flush();
    }

    private void report(StoredRun stored, Path folder, RunRow row) {
        Path page = stored.report(folder.resolve("seed-" + row.run().seed()));
        spec.commandLine().getErr().println("report " + page);
    }

    private static String told(Row best, Leaderboard board) {
        String metric = board.columns().get(0);
        String value = best.metric(metric).isPresent()
                ? metric + " " + Regret.text(best.metric(metric).getAsDouble()) + "  "
                : "";
        return value + best.architecture();
    }

    private String hint(List<RunRow> runs) {
        String first = runs.get(0).run().id();
        return "all rows of one: weft leaderboard %s --top 0 --db %s%nthis set against another: weft compare %s OTHER --db %s%n"
                .formatted(first, store.folder(), first, store.folder());
    }
}

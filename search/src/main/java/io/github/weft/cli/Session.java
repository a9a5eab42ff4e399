package io.github.weft.cli;

import io.github.weft.db.RunRow;
import io.github.weft.db.RunStore;
import io.github.weft.db.WeightsRow;
import io.github.weft.report.JsonDocument;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.TextTable;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.Equipment;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;

/** One sitting of a search, new or resumed, and what came out of it. */
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
        boolean done = new Sitting(facts, store.folder(), job.workers().count(), spec).run(row, config, equipment);
        if (done) {
            tell(row.run().id());
        }
        return done ? Exit.DONE : Exit.STOPPED;
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
            shippable(id, board)
                    .ifPresent(rank -> out.printf("ship   weft export %s --run %s%s%n", rank, id, database()));
        }
        out.flush();
        var told = job.json() ? spec.commandLine().getErr() : out;
        job.report().ifPresent(folder -> told.println("report " + run.report(folder)));
        told.flush();
    }

    /** The place of the best network whose weights were kept. */
    private OptionalInt shippable(String id, Leaderboard board) {
        Set<String> kept = facts.weights(id).stream().map(WeightsRow::candidate).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, board.rows().size())
                .filter(place -> kept.contains(board.rows().get(place - 1).architecture()))
                .findFirst();
    }

    private String database() {
        return " --db " + store.folder();
    }
}

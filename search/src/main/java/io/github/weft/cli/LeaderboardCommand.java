package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.report.CsvTable;
import io.github.weft.report.Format;
import io.github.weft.report.JsonDocument;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.report.TextTable;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.TrustKeys;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weft leaderboard}: ranked rows, from the store alone. */
@Command(
        name = "leaderboard",
        mixinStandardHelpOptions = true,
        description = {
            "Ranks the candidates of a run; works while the run is live.",
            "More evidence comes first (training before proxies), then the better score; equal scores share a rank."
        })
final class LeaderboardCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "Id of the run or its beginning. Default: the newest.")
    private @Nullable String run;

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "20",
            description =
                    "Rows to show, 0 for all. Default: ${DEFAULT-VALUE}. JSON, CSV and the digest cover all rows unless --top is given.")
    private int top = 20;

    @Option(
            names = "--sort",
            paramLabel = "METRIC",
            description = "Best first by this column; with a minus, worst first.")
    private @Nullable String sort;

    @Option(names = "--pareto", description = "Only rows on the Pareto front of the run's objectives.")
    private boolean pareto;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(names = "--csv", description = "Comma-separated values.")
    private boolean csv;

    @Option(
            names = "--digest",
            description = "Only the SHA-256 of the whole leaderboard: equal digests, equal leaderboards.")
    private boolean digest;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (top < 0) {
            throw new UserMistake("top (%s) must be 0 for all rows, or more.".formatted(top));
        }
        var out = spec.commandLine().getOut();
        try (RunReader facts = store.read()) {
            String id = store.run(facts, run).run().id();
            StoredRun stored = StoredRun.of(facts, id);
            Leaderboard board = stored.board();
            if (digest) {
                out.println(board.digest());
                return Exit.DONE;
            }
            if (sort == null && !json && !csv && isOnTable(stored.view())) {
                out.printf(
                        "Run %s holds proxies against a table and trains nothing, so there is nothing to rank. What it found: weft report %s. Its networks, best first by the table: weft leaderboard %s --sort truth.%n",
                        id, id, id);
                out.flush();
                return Exit.DONE;
            }
            Leaderboard whole = board;
            String wanted = sort;
            Leaderboard shown = UserMistake.reading(() -> view(whole, wanted));
            boolean all = top == 0
                    || (json || csv) && !spec.commandLine().getParseResult().hasMatchedOption("--top");
            out.print(format().render(all ? shown : shown.top(top)));
            out.flush();
        }
        return Exit.DONE;
    }

    /** A trust report that takes from a table how good networks are. */
    private static boolean isOnTable(RunView view) {
        return view.row().run().kind().equals(TrustKeys.KIND)
                && !view.settings()
                        .text(Keys.TABLE.name())
                        .orElse(Keys.TABLE.fallback())
                        .equals(Keys.TABLE.fallback());
    }

    private Leaderboard view(Leaderboard board, @Nullable String column) {
        Leaderboard front = pareto ? board.front() : board;
        return column == null ? front : front.sortedBy(column);
    }

    private Format format() {
        return json ? new JsonDocument() : csv ? new CsvTable() : new TextTable(Terminal.width());
    }
}

package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.report.Comparability;
import io.github.weft.report.CsvTable;
import io.github.weft.report.Format;
import io.github.weft.report.JsonDocument;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.MarkdownTable;
import io.github.weft.report.RunView;
import io.github.weft.report.TextTable;
import io.github.weft.search.config.Keys;
import io.github.weft.search.config.TrustKeys;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "Ranks the candidates of runs; works while a run is live.",
            "More evidence comes first (training before proxies), then the better score; equal scores share a rank.",
            "Runs of the same space, data and protocol are one leaderboard, where a candidate that several trained has the mean and interval of all seeds; others are shown apart, with what differs. A metric that they measured in different ways, and that no objective or limit names, is left out."
        })
final class LeaderboardCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..*",
            paramLabel = "RUN",
            description = "Ids of runs or their beginnings. Default: the newest.")
    private List<String> runs = new ArrayList<>();

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
            paramLabel = "COLUMN",
            description = "Best first by this column; with a minus, worst first.")
    private @Nullable String sort;

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description =
                    "Only rows that this is true of, such as \"params<50k && accuracy>=80\"; also || ! ( ) and, of text, = != ~.")
    private @Nullable String filter;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description = "Columns of the table or CSV, such as rank,id,accuracy,interval,n,params,layer,parents.")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--pareto", description = "Only rows on the Pareto front of the run's objectives.")
    private boolean pareto;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(names = "--csv", description = "Comma-separated values.")
    private boolean csv;

    @Option(names = "--markdown", description = "A table in Markdown.")
    private boolean markdown;

    @Option(
            names = "--digest",
            description = "Only the SHA-256 of the whole leaderboard: equal digests, equal leaderboards.")
    private boolean digest;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        check();
        PrintWriter out = spec.commandLine().getOut();
        try (RunReader facts = store.read()) {
            List<List<StoredRun>> groups = groups(facts);
            for (List<StoredRun> group : groups) {
                String apart = group.equals(groups.get(0)) ? "" : "\n";
                if (groups.size() > 1) {
                    out.print(apart + heading(group, groups.get(0)));
                }
                out.print(text(group));
            }
            out.flush();
        }
        return Exit.DONE;
    }

    private void check() {
        if (top < 0) {
            throw new UserMistake("top (%s) must be 0 for all rows, or more.".formatted(top));
        }
        if (Stream.of(json, csv, markdown, digest).filter(wanted -> wanted).count() > 1) {
            throw new UserMistake("Give one of --json, --csv, --markdown and --digest.");
        }
        if (json && !columns.isEmpty()) {
            throw new UserMistake("columns (%s) are for tables and CSV; JSON has all that is known."
                    .formatted(String.join(",", columns)));
        }
    }

    /** Runs that can be ranked together. One document is one leaderboard. */
    private List<List<StoredRun>> groups(RunReader facts) {
        var ids = new LinkedHashSet<String>();
        if (runs.isEmpty()) {
            ids.add(store.run(facts, null).run().id());
        }
        runs.forEach(name -> ids.add(store.run(facts, name).run().id()));
        List<StoredRun> stored = ids.stream().map(id -> StoredRun.of(facts, id)).toList();
        List<List<RunView>> groups =
                Comparability.groups(stored.stream().map(StoredRun::view).toList());
        if (groups.size() > 1 && (json || csv || digest)) {
            throw new UserMistake(difference(groups.get(0).get(0), groups.get(1).get(0))
                    + " A document is of one leaderboard: ask for them apart.");
        }
        return groups.stream()
                .map(group -> stored.stream()
                        .filter(run -> group.contains(run.view()))
                        .toList())
                .toList();
    }

    private static String difference(RunView one, RunView other) {
        return Comparability.difference(one, other)
                .orElseThrow(() -> new IllegalStateException("groups differ from the first member on"));
    }

    /** Which runs these are, and what keeps them from the first leaderboard. */
    private String heading(List<StoredRun> group, List<StoredRun> first) {
        String names = String.join(
                ", ", group.stream().map(run -> run.view().row().run().id()).toList());
        String title = (markdown ? "## " : "") + (group.size() == 1 ? "run " : "runs ") + names + "\n\n";
        return group.equals(first)
                ? title
                : title + difference(first.get(0).view(), group.get(0).view()) + "\n\n";
    }

    private String text(List<StoredRun> group) {
        StoredRun one = group.get(0);
        String id = one.view().row().run().id();
        Leaderboard board = group.size() == 1
                ? one.board()
                : Leaderboard.of(group.stream().map(StoredRun::view).toList());
        if (digest) {
            return board.digest() + "\n";
        }
        boolean document = json || csv;
        if (sort == null && !document && isOnTable(one.view())) {
            return "Run %s holds proxies against a table and trains nothing, so there is nothing to rank. What it found: weft report %s. Its networks, best first by the table: weft leaderboard %s --sort truth.\n"
                    .formatted(id, id, id);
        }
        if (!document && board.total() == 0) {
            return "Run %s has no candidates to rank yet: nothing has been judged. It is %s.\n"
                    .formatted(board.run(), one.view().row().status().name().toLowerCase(Locale.ROOT));
        }
        Leaderboard shown = UserMistake.reading(() -> view(board));
        if (!document && shown.rows().isEmpty()) {
            return "None of the %s rows of run %s is left by what was asked for.\n"
                    .formatted(board.total(), board.run());
        }
        boolean all =
                top == 0 || document && !spec.commandLine().getParseResult().hasMatchedOption("--top");
        return format().render(all ? shown : shown.top(top));
    }

    /** A trust report that takes from a table how good networks are. */
    private static boolean isOnTable(RunView view) {
        return view.row().run().kind().equals(TrustKeys.KIND)
                && !view.settings()
                        .text(Keys.TABLE.name())
                        .orElse(Keys.TABLE.fallback())
                        .equals(Keys.TABLE.fallback());
    }

    private Leaderboard view(Leaderboard board) {
        Leaderboard shown = pareto ? board.front() : board;
        if (filter != null) {
            shown = shown.filtered(filter);
        }
        if (sort != null) {
            shown = shown.sortedBy(sort);
        }
        return columns.isEmpty() ? shown : shown.showing(columns);
    }

    private Format format() {
        if (json) {
            return new JsonDocument();
        }
        if (csv) {
            return new CsvTable();
        }
        return markdown ? new MarkdownTable() : new TextTable(Terminal.width());
    }
}

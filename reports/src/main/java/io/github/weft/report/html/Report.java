package io.github.weft.report.html;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.weft.report.CsvTable;
import io.github.weft.report.FileSet;
import io.github.weft.report.JsonDocument;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.MarkdownTable;
import io.github.weft.report.RunView;
import io.github.weft.report.story.Background;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A run in four files: {@code index.html}, one page that opens offline, {@code leaderboard.csv} and {@code leaderboard.json} with the
 * exact numbers, and {@code leaderboard.md} for a document. The same store gives the same bytes.
 */
public final class Report {

    private static final String PAGE = "index.html";

    private final RunView view;
    private final Leaderboard board;
    private final Background background;

    private Report(RunView view, Leaderboard board, Background background) {
        this.view = view;
        this.board = board;
        this.background = background;
    }

    public static Report of(RunView view) {
        return of(view, Leaderboard.of(view));
    }

    /** The report of a run whose leaderboard says more than the run alone. */
    public static Report of(RunView view, Leaderboard board) {
        return new Report(view, board, Background.none());
    }

    /** The same with what the store and the space know besides. */
    public Report against(Background known) {
        return new Report(view, board, known);
    }

    /** The page. */
    public String html() {
        var output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html)
                .render("report.jte", Page.of(view, board, background), output);
        return output.toString();
    }

    /**
     * Writes the files, all or none, making the folder if need be, and returns the page's path.
     *
     * @throws IOException whose message says to a person why not; what was there is as it was
     */
    public Path write(Path folder) throws IOException {
        var csv = supplyAsync(() -> new CsvTable().render(board));
        var json = supplyAsync(() -> new JsonDocument().render(board));
        var markdown = supplyAsync(() -> new MarkdownTable().render(board));
        return new FileSet()
                .add(PAGE, html())
                .add("leaderboard.csv", csv.join())
                .add("leaderboard.json", json.join())
                .add("leaderboard.md", markdown.join())
                .write(folder)
                .resolve(PAGE);
    }
}

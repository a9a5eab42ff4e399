package io.github.weft.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.weft.report.CsvTable;
import io.github.weft.report.JsonDocument;
import io.github.weft.report.Leaderboard;
import io.github.weft.report.RunView;
import io.github.weft.report.Sharing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run in three files: {@code index.html}, one page that opens offline, and {@code leaderboard.csv} and {@code leaderboard.json} with the
 * exact numbers. The same store gives the same bytes.
 */
public final class Report {

    private final RunView view;
    private final Leaderboard board;
    private final List<Sharing> sharings;

    private Report(RunView view, Leaderboard board, List<Sharing> sharings) {
        this.view = view;
        this.board = board;
        this.sharings = List.copyOf(sharings);
    }

    public static Report of(RunView view) {
        return of(view, Leaderboard.of(view));
    }

    /** The report of a run whose leaderboard says more than the run alone. */
    public static Report of(RunView view, Leaderboard board) {
        return new Report(view, board, List.of());
    }

    /** The same with bars that show where the weights of sparse networks are. */
    public Report showing(List<Sharing> networks) {
        return new Report(view, board, networks);
    }

    /** The page. */
    public String html() {
        var output = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", Page.of(view, board, sharings), output);
        return output.toString();
    }

    /** Writes the files, making the folder if need be, and returns the page's path. */
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("leaderboard.csv"), new CsvTable().render(board), StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("leaderboard.json"), new JsonDocument().render(board), StandardCharsets.UTF_8);
        return Files.writeString(folder.resolve("index.html"), html(), StandardCharsets.UTF_8);
    }
}

package io.github.weft.report;

import java.util.List;

/** The ways to write a leaderboard down. */
public final class Formats {

    private Formats() {}

    /** All of them, the text table at 100 columns. */
    public static List<Format> all() {
        return List.of(new TextTable(100), new JsonDocument(), new CsvTable(), new MarkdownTable());
    }
}

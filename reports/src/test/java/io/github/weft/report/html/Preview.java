package io.github.weft.report.html;

import io.github.weft.report.Overnight;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the report of a made-up run, to look at it: {@code Preview FOLDER [CANDIDATES]}. */
final class Preview {

    private Preview() {}

    public static void main(String[] arguments) throws IOException {
        int candidates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        Report.of(Overnight.of(candidates)).against(Overnight.background()).write(Path.of(arguments[0]));
    }
}

package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.report.FileSet;
import io.github.weft.search.exchange.HistoryExport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Writes all that a run knows into one file, whole or not at all. */
final class HistoryOutput {

    /** A file that was written. */
    record Written(Path file, String run, int evaluations) {}

    private HistoryOutput() {}

    /** As SQL, or else as CSV. */
    static Written write(RunReader facts, RunRow row, boolean sql, Path file) {
        HistoryExport history = HistoryExport.of(facts, row);
        var text = new StringWriter();
        try {
            if (sql) {
                history.sql(text);
            } else {
                history.csv(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter has none
        }
        Path whole = file.toAbsolutePath().normalize();
        try {
            new FileSet().add(whole.getFileName().toString(), text.toString()).write(whole.getParent());
        } catch (IOException e) {
            throw new EnvironmentTrouble(
                    "The history cannot be written to %s: %s. Maybe name another file with --out."
                            .formatted(file, e.getMessage()),
                    e);
        }
        return new Written(whole, row.run().id(), history.size());
    }
}

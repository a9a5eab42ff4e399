package io.github.weft.cli;

import io.github.weft.db.RunReader;
import io.github.weft.db.RunRow;
import io.github.weft.report.FileSet;
import io.github.weft.run.Digest;
import io.github.weft.search.exchange.HistoryExport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/** Writes all that a run knows into one file, whole or not at all. */
final class HistoryOutput {

    private HistoryOutput() {}

    static Shipment.Written write(RunReader facts, RunRow row, ExportFormat format, Path file) {
        HistoryExport history = HistoryExport.of(facts, row);
        var text = new StringWriter();
        try {
            if (format == ExportFormat.SQL) {
                history.sql(text);
            } else {
                history.csv(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter has none
        }
        Path whole = file.toAbsolutePath().normalize();
        try {
            new FileSet()
                    .add(whole.getFileName().toString(), text.toString())
                    .write(Objects.requireNonNullElse(whole.getParent(), whole));
        } catch (IOException e) {
            throw new EnvironmentTrouble(
                    "The history cannot be written to %s: %s. Maybe name another file with --out."
                            .formatted(file, e.getMessage()),
                    e);
        }
        return new Shipment.Written(file, Digest.of(text.toString()));
    }
}

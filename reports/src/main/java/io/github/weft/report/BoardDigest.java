package io.github.weft.report;

import io.github.weft.run.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * SHA-256 over what must be equal whenever a run is made again: one line for each row, its rank ({@code -} without), architecture,
 * evidence, metrics as {@code name=number} joined by commas, and status, separated by tabs. Numbers are the shortest text that gives
 * the same double. Times and what is read off a device are left out, and so is the run's id.
 */
final class BoardDigest {

    private BoardDigest() {}

    static String of(List<Row> rows) {
        MessageDigest digest = Digest.sha256();
        var clocks = new HashMap<String, Boolean>();
        for (Row row : rows) {
            var metrics = new StringJoiner(",");
            row.metrics().forEach((metric, value) -> {
                if (!clocks.computeIfAbsent(metric, Metrics::isClock)) {
                    metrics.add(metric + "=" + Double.toString(value));
                }
            });
            digest.update(line(row, metrics.toString()).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String line(Row row, String metrics) {
        String rank = row.rank().isPresent() ? Integer.toString(row.rank().getAsInt()) : "-";
        return String.join("\t", rank, row.architecture(), row.evidence().toString(), metrics, row.status()) + "\n";
    }
}

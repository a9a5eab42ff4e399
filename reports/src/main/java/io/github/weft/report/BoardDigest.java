package io.github.weft.report;

import io.github.weft.run.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SHA-256 over what must be equal whenever a run is made again: one line for each row, its rank ({@code -} without), architecture,
 * evidence, metrics as {@code name=number} joined by commas, and status, separated by tabs. Numbers are the shortest text that gives
 * the same double. Times and what is read off a device are left out, and so is the run's id. A latency that is predicted follows from a file and is
 * not.
 */
final class BoardDigest {

    /** Characters that are enough for most rows. */
    private static final int LINE = 512;

    private BoardDigest() {}

    static String of(List<Row> rows) {
        MessageDigest digest = Digest.sha256();
        var clocks = new ConcurrentHashMap<String, Boolean>();
        rows.parallelStream()
                .map(row -> line(row, clocks).getBytes(StandardCharsets.UTF_8))
                .forEachOrdered(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String line(Row row, Map<String, Boolean> clocks) {
        var line = new StringBuilder(LINE);
        line.append(row.rank().isPresent() ? Integer.toString(row.rank().getAsInt()) : "-");
        line.append('\t').append(row.architecture());
        line.append('\t').append(row.evidence()).append('\t');
        String comma = "";
        for (Map.Entry<String, Double> metric : row.metrics().entrySet()) {
            if (!clocks.computeIfAbsent(metric.getKey(), Metrics::isClock)) {
                line.append(comma).append(metric.getKey()).append('=').append(metric.getValue());
                comma = ",";
            }
        }
        return line.append('\t').append(row.status()).append('\n').toString();
    }
}

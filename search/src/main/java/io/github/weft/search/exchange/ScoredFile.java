package io.github.weft.search.exchange;

import io.github.weft.report.Metrics;
import io.github.weft.run.Digest;
import io.github.weft.score.Score;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Architectures with scores from a file: CSV, JSON, or JSON lines. One row may hold all metrics of an architecture, as {@code leaderboard --csv} and {@code
 * leaderboard --json} write them, or one of them, as {@code score --json} and {@code export --format csv} do.
 *
 * @param digest SHA-256 of the file
 */
public record ScoredFile(String digest, List<Scored> scores) {

    private static final String MARK = "\uFEFF";
    private static final Pattern EPOCHS = Pattern.compile("\\((\\d+) epochs?\\)");
    private static final Pattern METRIC = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ScoredFile {
        scores = List.copyOf(scores);
    }

    /** @throws IllegalArgumentException naming every line that cannot be used */
    public static ScoredFile read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            String text = text(content);
            if (text.isBlank()) {
                throw new IllegalArgumentException(
                        "%s is empty: a table with a column architecture is needed, or JSON. Nothing was imported."
                                .formatted(file));
            }
            var problems = new LineProblems(file.getFileName().toString());
            boolean json =
                    text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
            List<Map.Entry<Integer, Map<String, String>>> rows =
                    json ? JsonRows.read(text, problems) : CsvRows.read(text, problems);
            var scores = new ArrayList<Scored>();
            rows.forEach(row -> add(row.getKey(), row.getValue(), scores, problems));
            problems.check();
            if (scores.isEmpty()) {
                throw new IllegalArgumentException("%s holds no scores. Nothing was imported.".formatted(file));
            }
            return new ScoredFile(Digest.of(content), scores);
        } catch (IOException e) {
            throw new IllegalArgumentException("file (%s) cannot be read: %s.".formatted(file, e), e);
        }
    }

    /** Spreadsheets put a mark of the byte order before all else, which is no part of the first name. */
    private static String text(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    private static void add(int line, Map<String, String> cells, List<Scored> scores, LineProblems problems) {
        try {
            int before = scores.size();
            String architecture = cells.getOrDefault(Cells.ARCHITECTURE, "");
            if (architecture.isBlank()) {
                throw new IllegalArgumentException("there is no architecture.");
            }
            if (cells.containsKey("metric")) {
                scores.add(single(line, architecture, cells));
            } else {
                scores.addAll(all(line, architecture, cells));
            }
            if (scores.size() == before) {
                throw new IllegalArgumentException("there is no number.");
            }
        } catch (IllegalArgumentException e) {
            problems.add(line, String.valueOf(e.getMessage()));
        }
    }

    private static Scored single(int line, String architecture, Map<String, String> cells) {
        String metric = metric(cells.getOrDefault("metric", ""));
        String value = cells.getOrDefault("value", cells.getOrDefault("score", ""));
        String failure = cells.getOrDefault("failure", "");
        if (value.isBlank() && failure.isBlank()) {
            throw new IllegalArgumentException("%s has neither a number nor a failure.".formatted(metric));
        }
        return new Scored(
                line,
                architecture,
                metric,
                count(cells, "fidelity"),
                count(cells, "replicate"),
                cells.getOrDefault("protocol", cells.getOrDefault("batch-digest", "")),
                value.isBlank() ? Score.failed(failure) : Score.of(number(metric, value)));
    }

    /** Every column that is a metric; a failed row has failed in what it was to be ranked by. */
    private static List<Scored> all(int line, String architecture, Map<String, String> cells) {
        int epochs = epochs(cells);
        var scores = new ArrayList<Scored>();
        cells.forEach((name, value) -> {
            if (!Cells.describes(name) && !value.isBlank()) {
                String metric = metric(name);
                scores.add(new Scored(
                        line,
                        architecture,
                        metric,
                        Metrics.isTrained(metric) ? epochs : 0,
                        0,
                        "",
                        Score.of(number(metric, value))));
            }
        });
        String status = cells.getOrDefault("status", "ok");
        boolean judged = scores.stream().anyMatch(score -> score.metric().equals(Metrics.ACCURACY));
        if (!status.isBlank() && !status.equals("ok") && !judged) {
            scores.add(new Scored(line, architecture, Metrics.ACCURACY, epochs, 0, "", Score.failed(status)));
        }
        return scores;
    }

    private static int epochs(Map<String, String> cells) {
        Matcher told = EPOCHS.matcher(cells.getOrDefault("evidence", ""));
        return told.find() ? Integer.parseInt(told.group(1)) : count(cells, "epochs");
    }

    private static int count(Map<String, String> cells, String name) {
        String text = cells.getOrDefault(name, "");
        if (!text.isBlank() && !text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("%s (%s) is not a whole number.".formatted(name, text));
        }
        return text.isBlank() ? 0 : Integer.parseInt(text);
    }

    private static String metric(String name) {
        if (!METRIC.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "metric (%s) must be lower-case words joined by hyphens, such as accuracy or peak-memory."
                            .formatted(name));
        }
        return name;
    }

    private static double number(String metric, String text) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s (%s) is not a number. Leave the column out if it is no metric.".formatted(metric, text), e);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s (%s) is not finite.".formatted(metric, text));
        }
        return value;
    }
}

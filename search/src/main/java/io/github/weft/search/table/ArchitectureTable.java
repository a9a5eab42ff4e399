package io.github.weft.search.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.weft.run.Digest;
import io.github.weft.run.Names;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Networks and what they reached. A network without a row, and a row without a number, are unknown; neither says anything bad.
 *
 * @param digest SHA-256 of the file
 * @param targets names of the columns that were read
 */
public record ArchitectureTable(String digest, List<String> targets, List<Row> rows) {

    /** Columns whose cells, joined by commas, are a network's text; the first that are there count. */
    static final List<List<String>> ARCHITECTURE = List.of(
            List.of("architecture"),
            List.of("arch"),
            List.of("normal_ops", "reduce_ops"),
            List.of("channels", "kernels"),
            List.of("channels"));

    private static final Score UNKNOWN = Score.failed("unknown: the table has no number");

    public ArchitectureTable {
        targets = List.copyOf(targets);
        rows = List.copyOf(rows);
    }

    /**
     * One network.
     *
     * @param line in the file, the header being 1
     * @param values one for each target
     */
    public record Row(int line, String architecture, List<Score> values) {
        public Row {
            values = List.copyOf(values);
        }

        boolean known() {
            return values.stream().anyMatch(score -> score.value().isPresent());
        }
    }

    /**
     * Reads a CSV file with a header, plain or in gzip.
     *
     * @return the rows that have a number in any target, in their order
     * @throws IllegalArgumentException naming the file and what is wrong with it
     */
    public static ArchitectureTable read(Path file, List<String> targets) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (content.length == 0) {
                throw new IllegalArgumentException("table (%s) is empty.".formatted(file));
            }
            try (InputStream text = unpacked(content)) {
                return new ArchitectureTable(Digest.of(content), targets, rows(file, text, targets));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("table (%s) is not CSV: %s at line %s."
                    .formatted(file, e.getOriginalMessage(), e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new IllegalArgumentException("table (%s) cannot be read: %s.".formatted(file, e), e);
        }
    }

    /**
     * The rows by the canonical text of their network, in the order of the first of each.
     *
     * @param feasible networks to look at; rows of others are left out
     * @throws IllegalArgumentException naming the line that holds no network of the space
     */
    public Map<String, List<Row>> byCandidate(SearchSpace space, Predicate<Genome> feasible) {
        var byCandidate = new LinkedHashMap<String, List<Row>>();
        for (Row row : rows) {
            Genome genome;
            try {
                genome = space.canonical(space.parse(row.architecture()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "table line %s is no network of space %s: %s"
                                .formatted(row.line(), space.name(), e.getMessage()),
                        e);
            }
            if (feasible.test(genome)) {
                byCandidate
                        .computeIfAbsent(space.format(genome), text -> new ArrayList<>())
                        .add(row);
            }
        }
        return byCandidate;
    }

    private static InputStream unpacked(byte[] content) throws IOException {
        boolean gzip = content.length > 2 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b;
        var bytes = new ByteArrayInputStream(content);
        return gzip ? new GZIPInputStream(bytes) : bytes;
    }

    private static List<Row> rows(Path file, InputStream text, List<String> targets) throws IOException {
        var rows = new ArrayList<Row>();
        try (MappingIterator<Map<String, String>> lines = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
            List<String> columns = ((CsvSchema) lines.getParser().getSchema()).getColumnNames();
            List<String> names = ARCHITECTURE.stream()
                    .filter(columns::containsAll)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "table (%s) needs a column architecture or arch with networks in the text form of the space. It has: %s."
                                    .formatted(file, columns)));
            for (String target : targets) {
                if (!columns.contains(target)) {
                    throw Names.unknown("target", target, columns);
                }
            }
            while (lines.hasNextValue()) {
                int line = lines.getParser().currentLocation().getLineNr(); // in which the row begins
                Map<String, String> cells = lines.nextValue();
                var row = new Row(
                        line,
                        names.stream().map(name -> cells.getOrDefault(name, "")).collect(Collectors.joining(",")),
                        targets.stream()
                                .map(target -> value(file, line, target, cells.getOrDefault(target, "")))
                                .toList());
                if (row.known()) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Score value(Path file, int line, String target, String cell) {
        if (cell.isBlank() || cell.strip().equalsIgnoreCase("nan")) {
            return UNKNOWN;
        }
        try {
            return Score.of(Double.parseDouble(cell.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "target (%s) is no number in line %s of table (%s): %s.".formatted(target, line, file, cell), e);
        }
    }
}

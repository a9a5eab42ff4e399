package io.github.weft.search.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a CSV file with a header, each with the line that it begins in. */
final class CsvRows {

    private CsvRows() {}

    /** Cells by column, in the order of the columns. */
    static List<Map.Entry<Integer, Map<String, String>>> read(String text, LineProblems problems) throws IOException {
        var rows = new ArrayList<Map.Entry<Integer, Map<String, String>>>();
        try (MappingIterator<Map<String, String>> lines = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
            lines.hasNextValue(); // reads the header, also of a file that has nothing else
            List<String> columns = columns(lines);
            if (!columns.contains(Cells.ARCHITECTURE)) {
                problems.add(1, "a column architecture is needed; " + instead(columns));
                return rows;
            }
            while (lines.hasNextValue()) {
                int line = lines.getParser().currentLocation().getLineNr();
                var cells = new LinkedHashMap<String, String>();
                lines.nextValue().forEach((name, cell) -> cells.put(Cells.named(name), cell));
                if (cells.values().stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(Map.entry(line, cells));
                }
            }
        } catch (JsonProcessingException e) {
            problems.add(
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()),
                    "this is not CSV (%s).".formatted(e.getOriginalMessage()));
        }
        return rows;
    }

    private static List<String> columns(MappingIterator<?> lines) {
        return ((CsvSchema) lines.getParserSchema())
                .getColumnNames().stream().map(Cells::named).toList();
    }

    private static String instead(List<String> columns) {
        String only = columns.size() == 1 ? columns.get(0) : "";
        if (only.contains(";") || only.contains("\t")) {
            return "cells are separated by %s here. Save the file with commas between cells and points in numbers."
                    .formatted(only.contains(";") ? "semicolons" : "tabs");
        }
        return "there are %s.".formatted(columns);
    }
}

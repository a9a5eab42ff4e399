package io.github.weft.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Rows of the NAS-Bench-201 tables by architecture string; columns by name, empty cells left out. */
final class Table201 {

    private Table201() {}

    static Map<String, Map<String, String>> rows(Path file, String where, String equals) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> names = Arrays.asList(reader.readLine().split(",", -1));
            var rows = new LinkedHashMap<String, Map<String, String>>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                var row = new LinkedHashMap<String, String>();
                for (int i = 0; i < cells.length; i++) {
                    if (!cells[i].isEmpty()) {
                        row.put(names.get(i), cells[i]);
                    }
                }
                if (where.isEmpty() || equals.equals(row.get(where))) {
                    rows.put(row.get("arch"), row);
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.weft.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.weft.rank.Ranks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Rows of a published table, as cells; the test that reads it is skipped where it is not here. */
public final class Table {

    private Table() {}

    public static List<List<String>> read(String file, String header) throws IOException {
        Path path = Path.of("../../shared/data").resolve(file);
        assumeTrue(Files.exists(path), path + " is not here: skipped");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).startsWith(header);
            return lines.lines().map(line -> List.of(line.split(",", -1))).toList();
        }
    }

    public static double[] numbers(List<List<String>> rows, int column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .toArray();
    }

    public static double spearman(double[] left, double[] right) {
        int[] once = new int[left.length];
        Arrays.fill(once, 1);
        return Ranks.spearman(Ranks.average(left), Ranks.average(right), once);
    }
}

package io.github.weft.space.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.weft.arch.Shape;
import io.github.weft.space.Genome;
import io.github.weft.space.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the published table of NAS-Bench-201. */
class Nb201TableTest {

    private static final Path TABLE = Path.of("../../shared/data/nasbench201/accuracy.csv.gz");

    private static List<Row> rows = List.of();
    private final Nb201 space = new Nb201();

    record Row(int index, String text, int representative, double params, double flops) {}

    @BeforeAll
    static void readTable() throws IOException {
        assumeTrue(Files.exists(TABLE), TABLE + " is not here: skipped");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(TABLE)), StandardCharsets.UTF_8))) {
            List<String> header = Arrays.asList(lines.readLine().split(","));
            assertThat(header.subList(0, 5)).containsExactly("index", "arch", "iso_rep", "params_m", "flops_m");
            rows = lines.lines()
                    .map(line -> line.split(",", 6))
                    .map(cells -> new Row(
                            Integer.parseInt(cells[0]),
                            cells[1],
                            Integer.parseInt(cells[2]),
                            Double.parseDouble(cells[3]),
                            Double.parseDouble(cells[4])))
                    .toList();
        }
    }

    @Test
    void codingCostsEqualTheTableOnEveryRow() {
        Setting setting = space.setting(Shape.image(3, 32, 32), 10);

        assertThat(rows).hasSize(12_499);
        for (Row row : rows) {
            Map<String, Double> costs = space.codingCosts(space.parse(row.text()), setting);
            assertThat(Math.round(costs.getOrDefault("params-table", 0.0)))
                    .as(row.text())
                    .isEqualTo(Math.round(row.params() * 1e6));
            assertThat(Math.round(costs.getOrDefault("flops-table", 0.0) / 10))
                    .as(row.text())
                    .isEqualTo(Math.round(row.flops() * 1e5));
        }
    }

    @Test
    void writesEveryStringAsTheTableDoes() {
        assertThat(rows).allMatch(row -> space.format(space.parse(row.text())).equals(row.text()));
    }

    @Test
    void theTablesClassesFollowFromItsOwnRule() {
        Map<String, Integer> first = new HashMap<>();
        rows.forEach(row -> first.merge(tableText(row.text()), row.index(), Math::min));

        assertThat(first).hasSize(5_393);
        assertThat(rows).allMatch(row -> first.getOrDefault(tableText(row.text()), -1) == row.representative());
    }

    @Test
    void theTablesClassesMixDifferentNetworks() {
        Map<String, Set<Genome>> networks = new HashMap<>();
        Map<Genome, Set<String>> texts = new HashMap<>();
        for (int coding = 0; coding < CellClassesTest.CODINGS; coding++) {
            Genome genome = CellClassesTest.genome(coding);
            String text = tableText(space.format(genome));
            Genome network = space.canonical(genome);
            networks.computeIfAbsent(text, key -> new HashSet<>()).add(network);
            texts.computeIfAbsent(network, key -> new HashSet<>()).add(text);
        }

        assertThat(networks).hasSize(6_466);
        assertThat(texts).hasSize(5_260);
        assertThat(networks.values().stream().filter(mixed -> mixed.size() > 1).count())
                .isEqualTo(430);
        assertThat(texts.values().stream().filter(split -> split.size() > 1).count())
                .isEqualTo(688);
    }

    /**
     * The rule behind the column: a node's text is the sorted texts of its edges joined by plus signs; a skip passes the text on, an
     * edge from nothing is a cross. It takes equal weighted edges for one, and leaves nested sums and crosses where they are.
     */
    private static String tableText(String cell) {
        String[] nodes = {"0", "", "", ""};
        String[] parts = cell.split("\\+", -1);
        for (int node = 1; node <= 3; node++) {
            String edges = parts[node - 1];
            nodes[node] = String.join(
                    "+",
                    Arrays.stream(edges.substring(1, edges.length() - 1).split("\\|", -1))
                            .map(edge -> edgeText(edge, nodes))
                            .sorted()
                            .toList());
        }
        return nodes[3];
    }

    private static String edgeText(String edge, String[] nodes) {
        String[] parts = edge.split("~", -1);
        String source = nodes[Integer.parseInt(parts[1])];
        if (parts[0].equals("none") || source.equals("#")) {
            return "#";
        }
        return parts[0].equals("skip_connect") ? source : "(" + source + ")@" + parts[0];
    }
}

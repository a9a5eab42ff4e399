package io.github.weft.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.weft.rank.Aggregation;
import io.github.weft.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * How far proxies agree with trained accuracy on NAS-Bench-201: Spearman of {@code weft score --json} output with the table's
 * {@code c10_test_200}, with coverage, over the architectures of the output; beside it what the scores that NAS-Bench-Suite-Zero published
 * reach on the same rows, and how far ours agree with those. Where the parts of AZ-NAS and {@code flops} are in the output, their
 * combination {@code az-nas} is shown too.
 *
 * <p>First argument: {@code sample N FILE} writes N rows' architectures of the 725 to FILE; {@code compare FILE} reads scores.
 */
final class Nb201Agreement {

    private static final List<String> AZ_NAS =
            List.of("az-expressivity", "az-progressivity", "az-trainability", "flops");
    private static final Path TABLES = Path.of("../../shared/data/nasbench201");

    private Nb201Agreement() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("sample")) {
            sample(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        } else {
            compare(Path.of(arguments[1]));
        }
    }

    private static void sample(int count, Path file) throws IOException {
        var accuracy = Table201.rows(TABLES.resolve("accuracy.csv.gz"), "", "");
        List<String> known = Table201.rows(TABLES.resolve("proxies_725.csv.gz"), "dataset", "cifar10").keySet().stream()
                .filter(accuracy::containsKey)
                .limit(count)
                .toList();
        Files.write(file, known);
        System.out.println(known.size() + " architectures in " + file);
    }

    private static void compare(Path file) throws IOException {
        var accuracy = Table201.rows(TABLES.resolve("accuracy.csv.gz"), "", "");
        Map<String, Map<String, Double>> byMetric = new TreeMap<>();
        Map<String, Set<String>> asked = new TreeMap<>();
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode score = json.readTree(line);
            String metric = score.get("metric").asText();
            asked.computeIfAbsent(metric, name -> new LinkedHashSet<>())
                    .add(score.get("architecture").asText());
            if (!score.get("value").isNull()) {
                byMetric.computeIfAbsent(metric, name -> new LinkedHashMap<>())
                        .put(
                                score.get("architecture").asText(),
                                score.get("value").asDouble());
            }
        }
        if (asked.keySet().containsAll(AZ_NAS)) {
            combine(asked, byMetric);
        }
        var published = Table201.rows(TABLES.resolve("proxies_725.csv.gz"), "dataset", "cifar10");
        System.out.printf(
                "%-18s %8s %6s %9s %10s %10s%n", "metric", "spearman", "n", "coverage", "theirs", "agreement");
        byMetric.forEach((metric, scores) -> {
            int all = Objects.requireNonNull(asked.get(metric), "every metric with a number was asked for")
                    .size();
            Map<String, Double> truth = column(accuracy, "c10_test_200");
            Map<String, Double> theirs = column(published, column(metric));
            System.out.printf(
                    "%-18s %8.3f %6d %9.3f %10.3f %10.3f%n",
                    metric,
                    spearman(scores, truth),
                    scores.size(),
                    scores.size() / (double) all,
                    spearman(theirs, truth, scores),
                    spearman(scores, theirs));
        });
    }

    /** Adds AZ-NAS, which ranks its parts among the architectures of the output. */
    private static void combine(Map<String, Set<String>> asked, Map<String, Map<String, Double>> byMetric) {
        var architectures = Objects.requireNonNull(asked.get("flops"), "flops were asked for");
        Map<String, List<Score>> parts = new TreeMap<>();
        for (String part : AZ_NAS) {
            Map<String, Double> known = byMetric.getOrDefault(part, Map.of());
            parts.put(
                    part,
                    architectures.stream()
                            .map(known::get)
                            .map(value -> value == null ? Score.failed("undefined: " + part) : Score.of(value))
                            .toList());
        }
        List<Score> combined = Aggregation.AZ_NAS.combine(parts);
        Map<String, Double> scores = new LinkedHashMap<>();
        int at = 0;
        for (String architecture : architectures) {
            combined.get(at++).value().ifPresent(value -> scores.put(architecture, value));
        }
        asked.put("az-nas", architectures);
        byMetric.put("az-nas", scores);
    }

    /** What the published table calls a metric. */
    private static String column(String metric) {
        return metric.equals("jacob-cov")
                ? "jacov"
                : metric.replace("-table", "").replace('-', '_');
    }

    private static Map<String, Double> column(Map<String, Map<String, String>> rows, String name) {
        Map<String, Double> column = new LinkedHashMap<>();
        rows.forEach((architecture, row) -> {
            String text = row.getOrDefault(name, "");
            if (!text.isEmpty()) {
                column.put(architecture, Double.parseDouble(text));
            }
        });
        return column;
    }

    private static double spearman(Map<String, Double> left, Map<String, Double> right) {
        return spearman(left, right, left);
    }

    /** Over the architectures that all three know; not a number where they are fewer than three. */
    private static double spearman(Map<String, Double> left, Map<String, Double> right, Map<String, Double> among) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        among.keySet().forEach(architecture -> {
            Double one = left.get(architecture);
            Double other = right.get(architecture);
            if (one != null && other != null) {
                x.add(one);
                y.add(other);
            }
        });
        return x.size() < 3 ? Double.NaN : new SpearmansCorrelation().correlation(array(x), array(y));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

package io.github.weft.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * How far proxies agree with trained accuracy on NAS-Bench-201: Spearman of {@code weft score --json} output with the table's
 * {@code c10_test_200}, with coverage, over the architectures of the output.
 *
 * <p>First argument: {@code sample N FILE} writes N rows' architectures of the 725 to FILE; {@code compare FILE} reads scores.
 */
final class Nb201Agreement {

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
        Map<String, Integer> asked = new TreeMap<>();
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(file)) {
            JsonNode score = json.readTree(line);
            String metric = score.get("metric").asText();
            asked.merge(metric, 1, Integer::sum);
            if (!score.get("value").isNull()) {
                byMetric.computeIfAbsent(metric, name -> new LinkedHashMap<>())
                        .put(
                                score.get("architecture").asText(),
                                score.get("value").asDouble());
            }
        }
        System.out.printf("%-14s %8s %6s %9s%n", "metric", "spearman", "n", "coverage");
        byMetric.forEach((metric, scores) -> {
            int all = Objects.requireNonNull(asked.get(metric), "every metric with a number was asked for");
            var x = new ArrayList<Double>();
            var y = new ArrayList<Double>();
            scores.forEach((architecture, value) -> {
                x.add(value);
                var row = Objects.requireNonNull(
                        accuracy.get(architecture), () -> architecture + " is not in the table of accuracies");
                y.add(Double.parseDouble(row.get("c10_test_200")));
            });
            double rho = new SpearmansCorrelation().correlation(array(x), array(y));
            System.out.printf("%-14s %8.3f %6d %9.3f%n", metric, rho, x.size(), x.size() / (double) all);
        });
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

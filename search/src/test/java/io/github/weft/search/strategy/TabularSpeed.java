package io.github.weft.search.strategy;

import io.github.weft.search.Terrain;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Spaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * How fast strategies search the NAS-Bench-201 table, and how close they come: 12-epoch validation accuracy leads, regret is in test
 * accuracy after 200 epochs, both on CIFAR-10. A genome that the table lacks gets the worst fitness and costs nothing.
 *
 * <p>Arguments: the table ({@code accuracy.csv.gz}), then seeds and evaluations.
 */
final class TabularSpeed {

    private record Row(double validation, double test) {}

    private final SearchSpace space = Spaces.named("nb201");
    private final Map<Genome, Row> table;
    private final double best;
    private final int evaluations;

    private TabularSpeed(Path file, int evaluations) {
        this.table = read(file);
        this.best = table.values().stream().mapToDouble(Row::test).max().orElseThrow();
        this.evaluations = evaluations;
    }

    public static void main(String[] arguments) {
        int seeds = Integer.parseInt(arguments[1]);
        var benchmark = new TabularSpeed(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
        for (String strategy : List.of("aging", "random", "ga", "nsga2", "local")) {
            benchmark.report(strategy, seeds);
        }
    }

    private void report(String strategy, int seeds) {
        long start = System.nanoTime();
        double regret = 0;
        for (long seed = 0; seed < seeds; seed++) {
            regret += (best - found(strategy, seed)) / seeds;
        }
        System.out.printf(
                "%s: %d seeds x %d evaluations in %.1f s, mean test regret %.3f points%n",
                strategy, seeds, evaluations, (System.nanoTime() - start) / 1e9, regret);
    }

    /** Test accuracy of the genome that validated best. */
    private double found(String name, long seed) {
        var options = new StrategyOptions(64, 10, 0.9, 0.2, 1, 0, false);
        Terrain terrain = new Terrain(
                space,
                genome -> true,
                genomes -> genomes.stream().map(genome -> 0.0).toList(),
                1);
        var walk = new Walk(Strategies.named(name, options, terrain), this::fitness, seed);
        var spent = new HashSet<Genome>();
        var best = new Row(0, 0);
        while (spent.size() < evaluations) {
            for (var outcome : walk.step()) {
                Row row = table.get(outcome.proposal().genome());
                if (row != null
                        && spent.size() < evaluations
                        && spent.add(outcome.proposal().genome())) {
                    best = row.validation() > best.validation() ? row : best;
                }
            }
        }
        return best.test();
    }

    private List<Double> fitness(Genome genome) {
        return List.of(table.getOrDefault(genome, new Row(0, 0)).validation());
    }

    private Map<Genome, Row> read(Path file) {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(","));
            var rows = new HashMap<Genome, Row>();
            lines.lines()
                    .map(line -> line.split(","))
                    .forEach(cells -> rows.put(
                            space.parse(cells[header.indexOf("arch")]),
                            new Row(
                                    Double.parseDouble(cells[header.indexOf("c10_val_12")]),
                                    Double.parseDouble(cells[header.indexOf("c10_test_200")]))));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.weft.bench;

import io.github.weft.arch.Costs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Prints how well ratings order networks that were also trained by themselves. */
record RatingTable(List<Costs> costs) {

    /**
     * Networks by themselves, then a row for every rating and for counts of weights and of multiply-accumulates.
     *
     * @param ratings by sampler, a row of accuracies for each of its seeds
     * @param accuracies of the networks by themselves, with one seed and then with the other
     */
    void print(Map<String, double[][]> ratings, double[] accuracies) {
        int count = costs.size();
        double[] first = Arrays.copyOfRange(accuracies, 0, count);
        double[] second = Arrays.copyOfRange(accuracies, count, 2 * count);
        double[] truth = IntStream.range(0, count)
                .mapToDouble(i -> (first[i] + second[i]) / 2)
                .toArray();
        var tau = new PairedTau(truth);
        double[] params = costs.stream().mapToDouble(Costs::params).toArray();
        double[] macs = costs.stream().mapToDouble(Costs::macs).toArray();
        System.out.printf(
                Locale.ROOT,
                "%n%d networks by themselves: %.2f to %.2f, mean %.2f; seed ceiling tau %.2f%n",
                count,
                Arrays.stream(truth).min().orElseThrow(),
                Arrays.stream(truth).max().orElseThrow(),
                Arrays.stream(truth).average().orElseThrow(),
                new PairedTau(first).of(second));
        var rows = new LinkedHashMap<>(ratings);
        rows.put("params", new double[][] {params});
        rows.put("macs", new double[][] {macs});
        System.out.printf(
                "%n| by | mean accuracy | tau by seed | mean tau | minus uniform | minus control | tau with params | regret of its best |%n");
        System.out.println("|---|---|---|---|---|---|---|---|");
        var size = new PairedTau(params);
        for (var row : rows.entrySet()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %s | %.2f |%n",
                    row.getKey(),
                    ratings.containsKey(row.getKey()) ? "%.1f".formatted(mean(row.getValue())) : "",
                    each(tau, row.getValue()),
                    tau.mean(row.getValue()),
                    difference(tau, row.getValue(), Optional.ofNullable(rows.get("uniform"))),
                    difference(tau, row.getValue(), Optional.ofNullable(rows.get("control"))),
                    each(size, row.getValue()),
                    regret(row.getValue(), truth));
        }
    }

    private static double mean(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).average().orElseThrow();
    }

    private static String each(PairedTau tau, double[][] rows) {
        return String.join(
                ", ",
                Arrays.stream(rows)
                        .map(row -> String.format(Locale.ROOT, "%.2f", tau.of(row)))
                        .toList());
    }

    private static String difference(PairedTau tau, double[][] rows, Optional<double[][]> from) {
        return from.filter(other -> other != rows)
                .map(other -> tau.difference(rows, other).toString())
                .orElse("");
    }

    /** Points between the truly best and what a rating puts first, mean over its seeds. */
    private static double regret(double[][] rows, double[] truth) {
        double best = Arrays.stream(truth).max().orElseThrow();
        return Arrays.stream(rows)
                .mapToDouble(row -> best
                        - truth[
                                IntStream.range(0, row.length)
                                        .boxed()
                                        .max(Comparator.comparingDouble(i -> row[i]))
                                        .orElseThrow()])
                .average()
                .orElseThrow();
    }
}

package io.github.weft.trust;

import io.github.weft.score.Metric;
import io.github.weft.score.Score;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Proxies and accuracies of NAS-Bench-201 cells as published by NAS-Bench-Suite-Zero, one data set at a time. */
final class PublishedProxies {

    static final Path TABLE = Path.of("../../shared/data/nasbench201/proxies_725.csv.gz");

    private PublishedProxies() {}

    static TrustSample of(String dataset) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(TABLE)), StandardCharsets.UTF_8))) {
            List<String> names = Arrays.asList(reader.readLine().split(","));
            List<List<String>> rows = reader.lines()
                    .map(line -> Arrays.asList(line.split(",", -1)))
                    .filter(row -> row.get(names.indexOf("dataset")).equals(dataset))
                    .toList();
            return new TrustSample(
                    rows.stream().map(row -> row.get(names.indexOf("arch"))).toList(),
                    column(rows, names, "val_acc_200b"),
                    Stream.of(
                                    "flops",
                                    "params",
                                    "synflow",
                                    "grasp",
                                    "fisher",
                                    "grad_norm",
                                    "l2_norm",
                                    "plain",
                                    "nwot",
                                    "epe_nas",
                                    "jacov",
                                    "snip")
                            .map(name -> column(rows, names, name))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Measurements column(List<List<String>> rows, List<String> names, String name) {
        String metric =
                name.equals("jacov") ? "jacob-cov" : name.equals("val_acc_200b") ? "accuracy" : name.replace('_', '-');
        return Measurements.once(
                Metric.maximize(metric),
                rows.stream()
                        .map(row -> row.get(names.indexOf(name)))
                        .map(text ->
                                text.isEmpty() ? Score.failed("not published") : Score.of(Double.parseDouble(text)))
                        .toList(),
                OptionalDouble.empty());
    }
}

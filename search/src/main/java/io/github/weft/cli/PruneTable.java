package io.github.weft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.weft.score.Score;
import io.github.weft.search.config.PruneKeys;
import io.github.weft.search.config.SearchConfig;
import io.github.weft.search.job.PruneJob;
import java.util.Locale;
import java.util.Map;

/** What pruning kept of each kernel, and what was lost by it, in words and as JSON. */
final class PruneTable {

    private static final String EVOPRESS = "evopress";

    private final PruneJob.Result result;

    PruneTable(PruneJob.Result result) {
        this.result = result;
    }

    String text() {
        var text = new StringBuilder();
        int width = Math.max(
                8, result.kernels().stream().mapToInt(String::length).max().orElse(0));
        String head = "%-" + width + "s  %9s  %9s  %8s%n";
        text.append(String.format(Locale.ROOT, head, "kernel", "dense", "kept", "density"));
        long all = 0;
        for (int i = 0; i < result.kernels().size(); i++) {
            all += count("dense", i);
            text.append(row(head, result.kernels().get(i), count("dense", i), count(EVOPRESS, i)));
        }
        text.append(row(head, "all", all, result.budget()));
        text.append(String.format(Locale.ROOT, "%n%-8s  %9s  %9s  %8s%n", "on test", "weights", "KL", "accuracy"));
        result.ways()
                .forEach((name, way) -> text.append(String.format(
                        Locale.ROOT,
                        "%-8s  %9d  %9s  %8s%n",
                        name.equals("erk") ? "ERK" : name,
                        way.counts().stream().mapToLong(Long::longValue).sum(),
                        said(way.loss().divergence(), "%.4f"),
                        said(way.loss().accuracy(), "%.2f %%"))));
        text.append(String.format(
                Locale.ROOT,
                "%nAll other weights stay as they were; running statistics are new. Candidates saw %,d images. Weights: %s%n",
                result.images(),
                result.file().path()));
        return text.toString();
    }

    private long count(String way, int kernel) {
        return result.way(way).counts().get(kernel);
    }

    private static String row(String form, String kernel, long dense, long kept) {
        return String.format(
                Locale.ROOT, form, kernel, dense, kept, String.format(Locale.ROOT, "%.3f", (double) kept / dense));
    }

    private static String said(Score score, String form) {
        return score.value().isPresent()
                ? String.format(Locale.ROOT, form, score.value().getAsDouble())
                : score.failure().orElseThrow();
    }

    String json(TrainedNetwork trained, SearchConfig config) {
        ObjectNode json = Json.object()
                .put("run", trained.run())
                .put("architecture", trained.architecture())
                .put("density", config.value(PruneKeys.DENSITY))
                .put("budget", result.budget())
                .put("images", result.images());
        var kernels = json.putArray("kernels");
        for (int i = 0; i < result.kernels().size(); i++) {
            var kernel = kernels.addObject().put("kernel", result.kernels().get(i));
            for (Map.Entry<String, PruneJob.Way> way : result.ways().entrySet()) {
                kernel.put(way.getKey(), way.getValue().counts().get(i));
            }
        }
        var test = json.putObject("test");
        result.ways().forEach((name, way) -> {
            var losses = test.putObject(name);
            put(losses, "kl", way.loss().divergence());
            put(losses, "accuracy", way.loss().accuracy());
        });
        json.put("file", result.file().path().toString());
        json.put("sha256", result.file().sha256());
        return json + System.lineSeparator();
    }

    private static void put(ObjectNode json, String name, Score score) {
        if (score.value().isPresent()) {
            json.put(name, score.value().getAsDouble());
        } else {
            json.putNull(name);
        }
    }
}

package io.github.weft.bench;

import io.github.weft.cli.Weft;
import io.github.weft.search.strategy.Strategies;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * What a candidate costs besides tensors: proposing, deciding feasibility, scheduling, committing and folding in. For each strategy two
 * searches whose only proxy is {@code params}, so that no tensor is made; the slope between them leaves start-up out.
 *
 * <p>Arguments: candidates of the longer search, working folder (new), then the strategies (all that are catalogued by default).
 */
final class Overhead {

    /** Milliseconds a candidate that no strategy may need. */
    private static final double BAR = 2;

    private Overhead() {}

    public static void main(String[] arguments) {
        int many = Integer.parseInt(arguments[0]);
        int few = Math.max(100, many / 10);
        Path folder = Path.of(arguments[1]);
        List<String> chosen = List.of(arguments).subList(2, arguments.length);
        for (String strategy : chosen.isEmpty() ? all() : chosen) {
            double first = seconds(strategy, few, folder.resolve(strategy + "-warm-up"));
            double little = seconds(strategy, few, folder.resolve(strategy + "-few"));
            double much = seconds(strategy, many, folder.resolve(strategy + "-many"));
            double each = 1e3 * (much - little) / (many - few);
            System.out.printf(
                    "%s: %.3f ms a candidate outside tensors; bar %.0f: %s (%d in %.2f s, %d in %.2f s; first %.2f s)%n",
                    strategy, each, BAR, each <= BAR ? "met" : "MISSED", many, much, few, little, first);
        }
    }

    private static List<String> all() {
        return Strategies.all().stream().map(Strategies.Entry::name).toList();
    }

    private static boolean several(String strategy) {
        return Strategies.all().stream().anyMatch(entry -> entry.name().equals(strategy) && entry.objectives() > 1);
    }

    private static double seconds(String strategy, int evaluations, Path store) {
        long start = System.nanoTime();
        int code = Weft.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(
                        "search",
                        "--proxies",
                        "params",
                        "--strategy",
                        strategy,
                        "--objectives",
                        several(strategy) ? "accuracy,-params" : "accuracy",
                        "--constraint",
                        "params<100k",
                        "--promote",
                        "0",
                        "--evaluations",
                        "" + evaluations,
                        "--workers",
                        "2",
                        "--db",
                        store.toString());
        if (code != 0) {
            throw new IllegalStateException("search ended with " + code);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}

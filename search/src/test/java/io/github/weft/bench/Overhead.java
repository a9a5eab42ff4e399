package io.github.weft.bench;

import io.github.weft.cli.Weft;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * What a candidate costs besides tensors: proposing, deciding feasibility, scheduling, committing and folding in. Two searches whose
 * only proxy is {@code params}, so that no tensor is made; the slope between them leaves start-up out.
 *
 * <p>Arguments: candidates of the longer search, working folder (new).
 */
final class Overhead {

    private Overhead() {}

    public static void main(String[] arguments) {
        int many = Integer.parseInt(arguments[0]);
        int few = Math.max(100, many / 10);
        Path folder = Path.of(arguments[1]);
        for (String strategy : new String[] {"nsga2", "random"}) {
            double first = seconds(strategy, few, folder.resolve(strategy + "-warm-up"));
            double little = seconds(strategy, few, folder.resolve(strategy + "-few"));
            double much = seconds(strategy, many, folder.resolve(strategy + "-many"));
            System.out.printf(
                    "%s: %.3f ms a candidate outside tensors (%d in %.2f s, %d in %.2f s; first %.2f s)%n",
                    strategy, 1e3 * (much - little) / (many - few), many, much, few, little, first);
        }
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

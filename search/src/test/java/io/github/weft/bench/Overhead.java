package io.github.weft.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.weft.cli.Weft;
import io.github.weft.search.strategy.Strategies;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * What a candidate costs besides tensors: proposing, deciding feasibility, scheduling, committing and folding in. For each strategy two
 * searches whose only proxy is {@code params}, so that no tensor is made; the slope between them leaves start-up out, and a third before them
 * the compiler. The bar is for the
 * clock on a quiet machine; processor time, of all threads, holds the compiler's as well.
 *
 * <p>Arguments: candidates of the longer search, working folder (new), then the strategies (all that are catalogued by default).
 */
final class Overhead {

    /** Milliseconds a candidate that no strategy may need. */
    private static final double BAR = 2;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Seconds by the clock, and of processor. */
    private record Time(double wall, double processor) {}

    private Overhead() {}

    public static void main(String[] arguments) {
        int many = Integer.parseInt(arguments[0]);
        int few = Math.max(100, many / 10);
        Path folder = Path.of(arguments[1]);
        List<String> chosen = List.of(arguments).subList(2, arguments.length);
        for (String strategy : chosen.isEmpty() ? all() : chosen) {
            Time first = time(strategy, many / 2, folder.resolve(strategy + "-warm-up"));
            Time little = time(strategy, few, folder.resolve(strategy + "-few"));
            Time much = time(strategy, many, folder.resolve(strategy + "-many"));
            double each = 1e3 * (much.wall() - little.wall()) / (many - few);
            System.out.printf(
                    "%s: %.3f ms a candidate outside tensors; bar %.0f: %s (%.3f ms of processor; %d in %.2f s, %d in %.2f s; first %.2f s)%n",
                    strategy,
                    each,
                    BAR,
                    each <= BAR ? "met" : "MISSED",
                    1e3 * (much.processor() - little.processor()) / (many - few),
                    many,
                    much.wall(),
                    few,
                    little.wall(),
                    first.wall());
        }
    }

    private static List<String> all() {
        return Strategies.all().stream().map(Strategies.Entry::name).toList();
    }

    private static boolean several(String strategy) {
        return Strategies.all().stream().anyMatch(entry -> entry.name().equals(strategy) && entry.objectives() > 1);
    }

    private static Time time(String strategy, int evaluations, Path store) {
        long start = System.nanoTime();
        long busy = PROCESS.getProcessCpuTime();
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
        return new Time((System.nanoTime() - start) / 1e9, (PROCESS.getProcessCpuTime() - busy) / 1e9);
    }
}

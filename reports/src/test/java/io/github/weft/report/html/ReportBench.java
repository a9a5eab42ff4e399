package io.github.weft.report.html;

import io.github.weft.report.Leaderboard;
import io.github.weft.report.Overnight;
import io.github.weft.report.RunView;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Prints how long a leaderboard and a report of a large run take, in seconds by the clock and of computing, which a busy machine stretches less:
 * {@code ReportBench [CANDIDATES]}.
 */
final class ReportBench {

    private ReportBench() {}

    public static void main(String[] arguments) throws IOException {
        int candidates = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        RunView view = Overnight.of(candidates);
        Path folder = Files.createTempDirectory("report");
        var thread = ManagementFactory.getThreadMXBean();
        double[] rank = new double[5];
        double[] report = new double[5];
        double[] computing = new double[5];
        for (int i = 0; i < rank.length; i++) {
            long start = System.nanoTime();
            Leaderboard.of(view);
            long ranked = System.nanoTime();
            long computed = thread.getCurrentThreadCpuTime();
            Report.of(view).against(Overnight.background()).write(folder);
            computing[i] = (thread.getCurrentThreadCpuTime() - computed) / 1e9;
            rank[i] = (ranked - start) / 1e9;
            report[i] = (System.nanoTime() - ranked) / 1e9;
        }
        System.out.println("candidates " + candidates + ", evaluations "
                + view.evaluations().size());
        System.out.println("rank   (s; bar 1) " + Arrays.toString(rank));
        System.out.println(
                "report (s; bar 10) " + Arrays.toString(report) + ", of computing " + Arrays.toString(computing));
        System.out.println("page   " + Files.size(folder.resolve("index.html")) / 1_000_000.0 + " MB");
    }
}

package io.github.weft.report.html;

import io.github.weft.report.Leaderboard;
import io.github.weft.report.Overnight;
import io.github.weft.report.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Prints how long a leaderboard and a report of a large run take, in seconds: {@code ReportBench [CANDIDATES]}. */
final class ReportBench {

    private ReportBench() {}

    public static void main(String[] arguments) throws IOException {
        int candidates = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        RunView view = Overnight.of(candidates);
        Path folder = Files.createTempDirectory("report");
        double[] rank = new double[5];
        double[] report = new double[5];
        for (int i = 0; i < rank.length; i++) {
            long start = System.nanoTime();
            Leaderboard.of(view);
            long ranked = System.nanoTime();
            Report.of(view).write(folder);
            rank[i] = (ranked - start) / 1e9;
            report[i] = (System.nanoTime() - ranked) / 1e9;
        }
        System.out.println("candidates " + candidates + ", evaluations "
                + view.evaluations().size());
        System.out.println("rank   (s; bar 1) " + Arrays.toString(rank));
        System.out.println("report (s; bar 10) " + Arrays.toString(report));
        System.out.println("page   " + Files.size(folder.resolve("index.html")) / 1_000_000.0 + " MB");
    }
}

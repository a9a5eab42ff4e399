package io.github.weft.report;

import io.github.weft.db.H2RunStore;
import io.github.weft.db.RunReader;
import io.github.weft.db.RunStatus;
import io.github.weft.db.RunStore;
import io.github.weft.db.Shift;
import io.github.weft.run.Run;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a store with one large run, for timing commands on it, and prints how long a leaderboard takes in this process, in seconds: {@code LargeStore FOLDER
 * [CANDIDATES]}.
 */
final class LargeStore {

    private LargeStore() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        if (!Files.exists(folder)) {
            make(folder, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000);
        }
        var cpu = ManagementFactory.getThreadMXBean();
        double[] read = new double[5];
        double[] rank = new double[5];
        double[] busy = new double[5];
        double[] filter = new double[5];
        for (int i = 0; i < rank.length; i++) {
            long start = System.nanoTime();
            RunView view;
            try (RunReader facts = H2RunStore.read(folder)) {
                view = RunView.of(facts, facts.runs().get(0).run().id());
            }
            long stored = System.nanoTime();
            long before = cpu.getCurrentThreadCpuTime();
            Leaderboard board = Leaderboard.of(view);
            long ranked = System.nanoTime();
            busy[i] = (cpu.getCurrentThreadCpuTime() - before) / 1e9;
            String rows = new TextTable(120)
                    .render(board.filtered("params<50k && nwot>300")
                            .sortedBy("params")
                            .top(20));
            read[i] = (stored - start) / 1e9;
            rank[i] = (ranked - stored) / 1e9;
            filter[i] = (System.nanoTime() - ranked) / 1e9;
            if (i == 0) {
                System.out.println(
                        board.total() + " rows of " + view.evaluations().size() + " evaluations\n" + rows);
            }
        }
        System.out.println("read                  " + Arrays.toString(read));
        System.out.println("rank (bar 1)          " + Arrays.toString(rank));
        System.out.println("rank, on the processor " + Arrays.toString(busy));
        System.out.println("filter, sort, print   " + Arrays.toString(filter));
    }

    private static void make(Path folder, int candidates) {
        RunView night = Overnight.of(candidates);
        Run run = night.row().run();
        try (RunStore store = H2RunStore.open(folder)) {
            store.begin(run);
            store.append(run.id(), night.candidates(), night.evaluations(), shifts(night));
            store.mark(run.id(), RunStatus.FINISHED, 3_600);
        }
    }

    /** Two workers who take turns through an hour. */
    private static List<Shift> shifts(RunView night) {
        double seconds = 2 * 3_600.0 / night.candidates().size();
        return IntStream.range(0, night.candidates().size())
                .mapToObj(i -> new Shift(
                        night.candidates().get(i).genome(), "proxies", 0, 1 + i % 2, i / 2 * seconds, seconds))
                .toList();
    }
}

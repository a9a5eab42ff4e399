package io.github.weft.proxy;

import io.github.weft.arch.Shape;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.run.Seeds;
import io.github.weft.space.Variation;
import io.github.weft.space.cell.Nb201;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Candidates a second of one thread, of two threads in this process, and of two processes of one thread each, in turn. */
final class WorkerBenchmark {

    private static final Nb201 SPACE = new Nb201();
    private static final Shape SHAPE = Shape.image(3, 32, 32);
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 5;

    private WorkerBenchmark() {}

    static void run(int candidates) throws Exception {
        ProxyStage stage = stage();
        List<Process> children = List.of(start(candidates), start(candidates));
        work(stage, WARM_UP);
        List<Double> speedUps = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                double one = candidates / seconds(() -> work(stage, candidates));
                double two = 2
                        * candidates
                        / seconds(() -> {
                            var first = threads.submit(() -> work(stage, candidates));
                            var second = threads.submit(() -> work(stage, candidates));
                            first.get();
                            second.get();
                        });
                double processes = 2
                        * candidates
                        / seconds(() -> {
                            for (Process child : children) {
                                child.outputWriter().write("go\n");
                                child.outputWriter().flush();
                            }
                            for (Process child : children) {
                                child.inputReader().readLine();
                            }
                        });
                System.out.printf(
                        "candidates a second: one thread %.2f, two threads %.2f, two processes %.2f%n",
                        one, two, processes);
                speedUps.add(two / one);
                ratios.add(two / processes);
            }
        } finally {
            threads.shutdown();
            children.forEach(Process::destroy);
        }
        System.out.printf(
                "medians: two threads against one %.2f, against two processes %.2f (bar .90)%n",
                UnitBenchmark.median(speedUps), UnitBenchmark.median(ratios));
    }

    /** Warms up, says so, and then does one round of work for each line it is given. */
    static void child(int candidates) throws IOException {
        ProxyStage stage = stage();
        work(stage, WARM_UP);
        System.out.println("ready");
        var orders = new BufferedReader(new InputStreamReader(System.in));
        while (orders.readLine() != null) {
            work(stage, candidates);
            System.out.println("done");
        }
    }

    private static Process start(int candidates) throws IOException {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProxyBenchmark.class.getName(),
                        "worker",
                        String.valueOf(candidates))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        child.inputReader().readLine();
        return child;
    }

    private static ProxyStage stage() {
        var setting = SPACE.setting(SHAPE, 10).with(Map.of("cells", 1));
        BatchSource batches = NoiseBatches.source(SHAPE, Batch.DEFAULT_SIZE, 10, 1);
        return new ProxyStage(SPACE, setting, ProxyBenchmark.CLASSIC, List.of(batches), 1, Duration.ofMinutes(10));
    }

    private static int work(ProxyStage stage, int candidates) {
        for (int i = 0; i < candidates; i++) {
            stage.evaluate(Variation.random(SPACE, Seeds.generator(i, "bench")), 0);
        }
        return candidates;
    }

    /** Work that may fail. */
    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}

package io.github.weft.db;

import static io.github.weft.db.Samples.candidate;
import static io.github.weft.db.Samples.group;
import static io.github.weft.db.Samples.run;

import io.github.weft.score.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Prints what the store does in a second. Takes a folder that does not exist yet and, if wanted, the number of candidates of the big run
 * (50,000).
 */
final class StoreBenchmark {

    private static final int METRICS = 8;

    private final RunStore store;

    private StoreBenchmark(RunStore store) {
        this.store = store;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int candidates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
        try (RunStore store = H2RunStore.open(folder)) {
            var benchmark = new StoreBenchmark(store);
            benchmark.append("warm-up", 500, METRICS, 1, 1);
            benchmark.append("one caller, one evaluation a commit", 500, 1, 1, 1);
            benchmark.append("one caller, 8 evaluations a commit", 2_000, METRICS, 1, 1);
            benchmark.append("eight callers, 8 evaluations each, shared commits", 4_000, METRICS, 1, 8);
            benchmark.append("one caller, 800 evaluations a commit", candidates, METRICS, 100, 1);
            benchmark.steps(1_000, 100);
            benchmark.read();
            System.out.printf("file while open: %,d kB%n", size(folder));
            long start = System.nanoTime();
            try (RunReader reader = H2RunStore.read(folder)) {
                System.out.printf(
                        "snapshot opened in %.0f ms, %d runs%n",
                        milliseconds(start), reader.runs().size());
            }
        }
        System.out.printf("file when closed: %,d kB%n", size(folder));
    }

    private void append(String name, int candidates, int metrics, int batch, int callers) throws InterruptedException {
        store.begin(run(name));
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        for (int first = 0; first < candidates; first += batch) {
            int from = first;
            pool.execute(() -> appendBatch(name, from, batch, metrics));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.HOURS);
        double seconds = milliseconds(start) / 1000;
        System.out.printf("%s: %,.0f evaluations/s (bar 5,000)%n", name, candidates * metrics / seconds);
    }

    private void appendBatch(String run, int from, int batch, int metrics) {
        var candidates = new ArrayList<Candidate>();
        var evaluations = new ArrayList<Evaluation>();
        for (int number = from; number < from + batch; number++) {
            candidates.add(candidate(genome(number)));
            evaluations.addAll(group(genome(number), metrics));
        }
        store.append(run, candidates, evaluations);
    }

    private static String genome(int number) {
        return "|nor_conv_3x3~0|+|none~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_1x1~1|skip_connect~2| %06d"
                .formatted(number);
    }

    /** Populations of which one member a step is new, as regularised evolution has them. */
    private void steps(int steps, int members) {
        store.begin(run("steps"));
        var population = new ArrayList<Member>();
        long start = System.nanoTime();
        for (int step = 0; step < steps; step++) {
            population.add(new Member(genome(step), "1,2,3,4,0,1", step, List.of(step / 3.0)));
            if (population.size() > members) {
                population.remove(0);
            }
            store.commitStep("steps", new Step(step, population, "{}"), List.of(candidate(genome(step))), step);
        }
        System.out.printf("steps of a population of %d: %.2f ms each%n", members, milliseconds(start) / steps);
    }

    private void read() {
        for (RunRow row : store.runs()) {
            String run = row.run().id();
            long start = System.nanoTime();
            int evaluations = store.evaluations(run).size();
            double evaluationTime = milliseconds(start);
            start = System.nanoTime();
            int candidates = store.candidates(run).size();
            double candidateTime = milliseconds(start);
            start = System.nanoTime();
            int steps = store.steps(run).size();
            System.out.printf(
                    "read '%s': %,d evaluations %.0f ms, %,d candidates %.0f ms, %,d steps %.0f ms%n",
                    run, evaluations, evaluationTime, candidates, candidateTime, steps, milliseconds(start));
        }
    }

    private static double milliseconds(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static long size(Path folder) throws IOException {
        return Files.size(new StoreFolder(folder).database()) / 1024;
    }
}

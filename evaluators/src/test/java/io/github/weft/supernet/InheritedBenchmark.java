package io.github.weft.supernet;

import io.github.weft.eval.Stage;
import io.github.weft.torch.Scope;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** How many networks a minute are judged by inherited weights, recalibration included, with one worker and with two. */
final class InheritedBenchmark {

    private InheritedBenchmark() {}

    static void run(String space, int networks) throws InterruptedException {
        Terms any = SupernetBenchmark.terms(space, new SupernetBenchmark.Chosen());
        Terms terms = SupernetBenchmark.terms(space, new Uniform(any.space(), any.setting()));
        try (Scope scope = Scope.open()) {
            Supernet supernet = Supernet.fresh(terms, scope);
            new SupernetTrainer(supernet).train(() -> supernet.step() == 20, step -> {});
            Stage stage = Inherited.from(supernet, Recalibration.usual(), Duration.ofMinutes(10));
            minutes(terms, stage, 1, networks / 4);
            double one = minutes(terms, stage, 1, networks);
            double two = minutes(terms, stage, 2, networks);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %.0f inherited evaluations a minute with one worker, %.0f with two (x %.2f); 16 batches of 128 to recalibrate, %d validation images%n",
                    space,
                    networks / one,
                    networks / two,
                    one / two,
                    terms.data().validation().size());
        }
    }

    private static double minutes(Terms terms, Stage stage, int workers, int networks) throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        for (int i = 0; i < networks; i++) {
            int number = i;
            pool.execute(() -> stage.evaluate(SupernetBenchmark.genome(terms.space(), number), 0));
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.HOURS);
        return (System.nanoTime() - start) / 60e9;
    }
}

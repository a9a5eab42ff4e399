package io.github.weft.workers;

import io.github.weft.eval.EvaluationTask;
import io.github.weft.eval.Stage;
import io.github.weft.score.Evaluation;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A fixed number of threads that turn {@linkplain EvaluationTask tasks} into evaluations, first come, first served. The tensor engine
 * runs each on one core, so there should be as many workers as cores. How many there are changes how fast results come and nothing
 * else.
 */
public final class Workers implements AutoCloseable {

    private final SearchSpace space;
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    /** Results whose owners may be busy with them, such as storing them, at the same time. */
    private static final int COURIERS = 8;

    private final InstantSource clock = InstantSource.system();
    private final ThreadLocal<Integer> place = ThreadLocal.withInitial(() -> 1);
    private final ThreadPoolExecutor threads;
    private final ThreadPoolExecutor couriers;

    public Workers(SearchSpace space, List<Stage> stages, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("workers (%s) must be at least 1.".formatted(count));
        }
        this.space = space;
        stages.forEach(stage -> this.stages.put(stage.name(), stage));
        this.threads = pool("weft-worker-", count);
        this.couriers = pool("weft-courier-", COURIERS);
    }

    private ThreadPoolExecutor pool(String name, int size) {
        var number = new AtomicInteger();
        return new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            int own = number.incrementAndGet();
            var thread = new Thread(
                    () -> {
                        place.set(own);
                        work.run();
                    },
                    name + own);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Asks for an evaluation.
     *
     * @return completes on a thread that no worker waits for; exceptionally only by a fault of ours or after {@link #close}
     * @throws IllegalArgumentException if the stage is not known here or the candidate's text is malformed
     */
    public CompletableFuture<Answer> submit(EvaluationTask task) {
        Stage stage = stages.get(task.stage());
        if (stage == null) {
            throw new IllegalArgumentException(
                    "stage (%s) is not known to the workers. Known: %s.".formatted(task.stage(), stages.keySet()));
        }
        var genome = space.parse(task.candidate());
        return CompletableFuture.supplyAsync(() -> answer(stage, genome, task.replicate()), threads)
                .thenApplyAsync(Function.identity(), couriers);
    }

    private Answer answer(Stage stage, Genome genome, int replicate) {
        Instant begun = clock.instant();
        List<Evaluation> evaluations = stage.evaluate(genome, replicate);
        return new Answer(evaluations, place.get(), begun, clock.instant());
    }

    /**
     * Drops what has not begun; what runs ends by itself, unheard, and does not keep the process alive. Nothing is interrupted: an
     * interrupt could reach a thread that is waiting for the store.
     */
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
        couriers.shutdown();
    }
}

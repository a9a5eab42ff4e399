package io.github.weft.search.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.weft.db.RunReader;
import io.github.weft.score.Evaluation;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/** Remembers what it is told and insists that the store knew it first. */
record Told(RunReader store, String run, LongConsumer listener, Queue<Evaluation> evaluations, Queue<Long> steps)
        implements Progress {

    Told(RunReader store, String run, LongConsumer listener) {
        this(store, run, listener, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    }

    @Override
    public void phase(String name, long total) {}

    @Override
    public void judged(String candidate, List<Evaluation> fresh) {
        assertThat(store.evaluations(run)).containsAll(fresh);
        evaluations.addAll(fresh);
    }

    @Override
    public void step(long number, long done) {
        assertThat(store.steps(run)).hasSize((int) number + 1);
        steps.add(number);
        listener.accept(number);
    }

    @Override
    public void end() {}
}

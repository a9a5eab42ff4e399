package io.github.weft.proxy.probe;

import io.github.weft.arch.Network;
import io.github.weft.eval.Deadline;
import java.util.Collection;
import java.util.Set;

/**
 * One untrained candidate under the lens: its network, its weights, the batch, and the native memory of all of it.
 *
 * <p>Readings are taken when something asks for them, and once. What will be read is said beforehand, so that one pass can serve
 * several readings; it never changes a number, bit for bit. Used by one thread.
 */
public final class Probe implements AutoCloseable {

    private final Model model;
    private final long seed;
    private final Set<Reading<?>> planned;
    private final Lens lens;

    private Probe(
            Model model,
            WeightSource weights,
            BatchSource batches,
            long seed,
            Collection<? extends Reading<?>> readings,
            Deadline deadline) {
        this.model = model;
        this.seed = seed;
        this.planned = Reading.closure(readings);
        this.lens = new Lens(model, weights, batches, seed, planned, deadline);
    }

    /**
     * A candidate with freshly initialised weights.
     *
     * @param seed of this candidate and replicate
     * @param readings what will be read
     */
    public static Probe of(
            Model model, BatchSource batches, long seed, Collection<? extends Reading<?>> readings, Deadline deadline) {
        return over(model, WeightSource.DRAWN, batches, seed, readings, deadline);
    }

    /** A candidate with given weights. */
    public static Probe over(
            Model model,
            WeightSource weights,
            BatchSource batches,
            long seed,
            Collection<? extends Reading<?>> readings,
            Deadline deadline) {
        return new Probe(model, weights, batches, seed, readings, deadline);
    }

    public Network network() {
        return model.network();
    }

    /** The seed of this candidate and replicate. */
    public long seed() {
        return seed;
    }

    /**
     * What a reading gives for this candidate. The answer is shared: do not change it.
     *
     * @throws IllegalStateException if it was not planned
     * @throws io.github.weft.eval.CandidateFailed if this candidate cannot be read so
     */
    public <T> T read(Reading<T> reading) {
        if (!planned.contains(reading)) {
            throw new IllegalStateException("reading (%s) was not planned. Planned: %s. Does the proxy declare it?"
                    .formatted(reading, planned));
        }
        return lens.read(reading);
    }

    /** Frees the native memory. Numbers already read stay. */
    @Override
    public void close() {
        lens.close();
    }
}

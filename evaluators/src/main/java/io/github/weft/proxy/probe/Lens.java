package io.github.weft.proxy.probe;

import io.github.weft.arch.Network;
import io.github.weft.eval.Deadline;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The inside of a {@link Probe}, as readings see it: the candidate, its native memory, and the passes that were run already. Passes that
 * are asked for twice with the same key run once.
 */
public final class Lens implements AutoCloseable {

    private final Model model;
    private final WeightSource weights;
    private final BatchSource batches;
    private final long seed;
    private final Set<Reading<?>> planned;
    private final Deadline deadline;
    private final Once<Scope> scope = new Once<>(Scope::open);
    private final Map<Initialisation, Once<Subject>> subjects = new EnumMap<>(Initialisation.class);
    private final Map<Class<?>, Once<?>> passes = new HashMap<>();
    private final Map<Reading<?>, Once<?>> readings = new HashMap<>();

    Lens(
            Model model,
            WeightSource weights,
            BatchSource batches,
            long seed,
            Set<Reading<?>> planned,
            Deadline deadline) {
        this.model = model;
        this.weights = weights;
        this.batches = batches;
        this.seed = seed;
        this.planned = planned;
        this.deadline = deadline;
    }

    /** The candidate's network, at its own setting and at others. */
    public Model model() {
        return model;
    }

    /** The batch all proxies share, and others of the same data. */
    public BatchSource batches() {
        return batches;
    }

    /** The seed of this candidate and replicate. */
    public long seed() {
        return seed;
    }

    public Deadline deadline() {
        return deadline;
    }

    /** The candidate's memory, which ends with the probe. */
    public Scope scope() {
        return scope.get();
    }

    /** Whether a reading was planned, so that a pass may carry it. */
    public boolean plans(Reading<?> reading) {
        return planned.contains(reading);
    }

    /** The network with default weights before the shared batch. */
    public Subject subject() {
        return subject(Initialisation.DEFAULT);
    }

    /** The network with other weights before the shared batch. The same weights for all who ask for the same initialisation. */
    public Subject subject(Initialisation initialisation) {
        return subjects.computeIfAbsent(
                        initialisation,
                        key -> new Once<>(() -> new Subject(
                                model.network(),
                                weights.of(model.network(), initialisation, seed, scope()),
                                batches.base(),
                                deadline,
                                scope())))
                .get();
    }

    /** Weights of a network of this candidate, drawn by a seed of the reading's own into a scope of its own. */
    public OwnWeights drawn(Network network, Initialisation initialisation, long drawSeed, Scope into) {
        return weights.of(network, initialisation, drawSeed, into);
    }

    /** What a reading gives, taken now if it has not been. */
    @SuppressWarnings("unchecked") // a reading's answer is stored under the reading that gave it
    public <T> T read(Reading<T> reading) {
        return (T) readings.computeIfAbsent(reading, key -> new Once<>(() -> reading.take(this)))
                .get();
    }

    /** What a pass gave, run now if it has not been. Its type is its key. */
    public <P> P once(Class<P> pass, Supplier<P> run) {
        return pass.cast(passes.computeIfAbsent(pass, key -> new Once<>(run)).get());
    }

    @Override
    public void close() {
        if (scope.done()) {
            scope.get().close();
        }
    }
}

package io.github.weft.proxy.probe;

import io.github.weft.score.Protocol;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that can be read off a {@link Probe}: how to get it, and the protocol it is measured under. A reading is taken at most once a
 * probe, however many proxies share it.
 *
 * @param <T> what is read: plain numbers, never tensors
 */
public final class Reading<T> {

    private final String name;
    private final Protocol fixed;
    private final Function<BatchSource, List<Batch>> batches;
    private final boolean seeded;
    private final boolean taught;
    private final Set<Reading<?>> parts;
    private final Function<Lens, T> take;

    private Reading(
            String name,
            Protocol fixed,
            Function<BatchSource, List<Batch>> batches,
            boolean seeded,
            boolean taught,
            Set<Reading<?>> parts,
            Function<Lens, T> take) {
        this.name = name;
        this.fixed = fixed;
        this.batches = batches;
        this.seeded = seeded;
        this.taught = taught;
        this.parts = Set.copyOf(parts);
        this.take = take;
    }

    /** Depends on the network alone. */
    public static <T> Reading<T> ofStructure(String name, Function<Lens, T> take) {
        return new Reading<>(name, Protocol.exact(), source -> List.of(), false, false, Set.of(), take);
    }

    /**
     * Depends on the candidate's seed, and on no data.
     *
     * @param fixed fields of the protocol
     */
    public static <T> Reading<T> ofSeed(String name, Map<String, String> fixed, Function<Lens, T> take) {
        return new Reading<>(name, Protocol.of(fixed), source -> List.of(), true, false, Set.of(), take);
    }

    /** Depends on the candidate's seed and on the batch all proxies share. */
    public static <T> Reading<T> ofBatch(String name, Map<String, String> fixed, Function<Lens, T> take) {
        return ofBatches(name, fixed, source -> List.of(source.base()), take);
    }

    /**
     * Depends on the candidate's seed and on batches of its own.
     *
     * @param batches the ones it reads, the same each time it is asked
     */
    public static <T> Reading<T> ofBatches(
            String name,
            Map<String, String> fixed,
            Function<BatchSource, List<Batch>> batches,
            Function<Lens, T> take) {
        return new Reading<>(name, Protocol.of(fixed), batches, true, false, Set.of(), take);
    }

    /** Depends on the candidate's seed, on the batch all proxies share, and on the teacher. */
    public static <T> Reading<T> ofTeacher(String name, Map<String, String> fixed, Function<Lens, T> take) {
        return new Reading<>(name, Protocol.of(fixed), source -> List.of(source.base()), true, true, Set.of(), take);
    }

    /** The same, made from other readings, which are planned together with it. */
    public Reading<T> from(Reading<?>... others) {
        return new Reading<>(name, fixed, batches, seeded, taught, Set.of(others), take);
    }

    /** These readings and all that they are made from. */
    static Set<Reading<?>> closure(Collection<? extends Reading<?>> readings) {
        Set<Reading<?>> all = new HashSet<>();
        var open = new LinkedHashSet<Reading<?>>(readings);
        while (!open.isEmpty()) {
            Reading<?> next = open.iterator().next();
            open.remove(next);
            if (all.add(next)) {
                open.addAll(next.parts);
            }
        }
        return Set.copyOf(all);
    }

    T take(Lens lens) {
        return take.apply(lens);
    }

    /** Whether nothing but the network matters, so that the number is exact. */
    public boolean exact() {
        return !seeded;
    }

    /** Whether the data matters, so that another batch gives another number. */
    public boolean readsData(BatchSource source) {
        return !batches.apply(source).isEmpty();
    }

    /** The protocol of this reading with this data and run seed. */
    public Protocol protocol(BatchSource source, long seed) {
        Protocol alone = seeded ? fixed.with("seed", seed) : fixed;
        Protocol protocol = taught ? alone.with("teacher", source.teacher().text()) : alone;
        List<Batch> read = batches.apply(source);
        if (read.isEmpty()) {
            return protocol;
        }
        return protocol.with("batch", String.join("+", texts(read, Batch::size)))
                .with("batch-digest", String.join("+", texts(read, Batch::digest)))
                .with("data", read.get(0).data());
    }

    private static List<String> texts(List<Batch> batches, Function<Batch, Object> field) {
        return batches.stream().map(batch -> field.apply(batch).toString()).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}

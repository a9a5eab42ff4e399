package io.github.weft.sparse;

import ai.djl.ndarray.NDArray;
import io.github.weft.run.Seeds;
import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.sparsity.Movement;
import io.github.weft.torch.Leaves;
import io.github.weft.torch.Scope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The connections of one network while it is trained. The weights outside of the masks are exactly zero before and after every step, and so
 * is what the optimiser remembers of them, so that a pass over the weights as they are is a pass over the sparse network whose gradients
 * are dense for free.
 *
 * <p>One step: a backward pass; {@link #see}; unless {@link #replaces} says so, a step of an optimiser that is confined to these
 * connections; {@link #move}. A new connection starts at zero with cleared memory; Adam's count of moves, which belongs to the tensor, is not
 * set back. Momentum growth looks at a running mean of dense gradients of its own, never at the optimiser's, which is masked.
 */
public final class Connections implements Confinement {

    private final Map<String, SparseKernel> kernels = new LinkedHashMap<>();
    private final Timetable timetable;
    private final long dense;
    private final long seed;
    private int updates;
    private long moved;

    /**
     * Starts with some masks, and clears the weights outside of them.
     *
     * @param inheritance the weights of which it holds are kept; a kernel that it names and the masks do not has all its connections
     * @param dense weights of planned kernels that have all their connections and hold nothing
     * @param seed for what is left to chance
     */
    Connections(
            Masks masks,
            Inheritance inheritance,
            Timetable timetable,
            long dense,
            long seed,
            Leaves leaves,
            Scope scope) {
        this.timetable = timetable;
        this.dense = dense;
        this.seed = seed;
        var names = new LinkedHashSet<>(masks.byKernel().keySet());
        names.addAll(inheritance.holding());
        for (String name : names) {
            NDArray leaf = leaves.tensor(name);
            int size = Math.toIntExact(leaf.size());
            Mask mask = masks.of(name).orElse(Mask.full(size));
            kernels.put(name, new SparseKernel(leaf, mask, inheritance.held(name, size), timetable, scope));
        }
    }

    @Override
    public Optional<NDArray> free(String name) {
        return Optional.ofNullable(kernels.get(name)).map(SparseKernel::free);
    }

    /** Looks at the gradients that a backward pass has left, before anything uses them up. @param step steps done before */
    public void see(long step) {
        boolean keep = replaces(step) || timetable.follows(step);
        if (keep || timetable.grows(Growth.MOMENTUM)) {
            kernels.values().forEach(kernel -> kernel.see(keep));
        }
    }

    /** Whether connections move instead of the weights in the step that follows so many others: RigL's updates. */
    public boolean replaces(long step) {
        return !kernels.isEmpty() && timetable.replaces(step);
    }

    /**
     * Ends the step that follows so many others: moves connections if it is time.
     *
     * @param memory what the optimiser remembers of a leaf, by its name
     */
    public void move(long step, Function<String, List<NDArray>> memory) {
        if (!replaces(step) && timetable.drops(DropRule.SNR)) {
            kernels.values().forEach(SparseKernel::settle);
        }
        if (replaces(step) || (!kernels.isEmpty() && timetable.follows(step))) {
            timetable.movement().ifPresent(movement -> exchange(step, movement, memory));
        }
    }

    private void exchange(long step, Movement movement, Function<String, List<NDArray>> memory) {
        kernels.forEach((name, kernel) -> {
            int count = timetable.drops(step, kernel.mask().nonzeros());
            var ties = Seeds.generator(seed, "exchange", updates, name);
            moved += kernel.exchange(count, movement.growth(), movement.drop(), memory.apply(name), ties)
                    .grown()
                    .nonzeros();
        });
        updates++;
    }

    /** As they are now. */
    public Masks masks() {
        var masks = new LinkedHashMap<String, Mask>();
        kernels.forEach((name, kernel) -> masks.put(name, kernel.mask()));
        return Masks.of(masks);
    }

    /** Updates of the masks so far. */
    public int updates() {
        return updates;
    }

    /** Connections that these updates have moved, all together. */
    public long moved() {
        return moved;
    }

    /** Numbers by kernel, for a checkpoint: masks, and what the rules that move them look at. */
    public Map<String, List<float[]>> values() {
        var values = new LinkedHashMap<String, List<float[]>>();
        kernels.forEach((name, kernel) -> values.put(name, kernel.values()));
        return values;
    }

    /** Overwrites everything with what {@link #values}, {@link #updates} and {@link #moved} gave. */
    public void restore(Map<String, List<float[]>> values, int updatesDone, long movedSoFar) {
        kernels.forEach((name, kernel) -> kernel.restore(Objects.requireNonNull(
                values.get(name), () -> "kernel (%s) is not in the checkpoint".formatted(name))));
        updates = updatesDone;
        moved = movedSoFar;
    }

    /** Sparse kernels with so few connections that no update can move any. */
    public List<String> frozen() {
        return kernels.entrySet().stream()
                .filter(kernel -> timetable.freezes(kernel.getValue().mask().nonzeros()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The rate of in-time over-parameterisation (Liu et al., "Do we actually need dense over-parameterization?", ICML 2021): of all weights
     * of the planned kernels the share that was a connection at some time. Begins at the density and never falls.
     */
    public double explored() {
        long all = dense;
        long ever = dense;
        for (SparseKernel kernel : kernels.values()) {
            all += kernel.mask().size();
            ever += kernel.explored().nonzeros();
        }
        return all == 0 ? 1 : (double) ever / all;
    }
}

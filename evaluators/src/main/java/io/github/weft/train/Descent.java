package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Role;
import io.github.weft.sparse.Confinement;
import io.github.weft.torch.Box;
import io.github.weft.torch.Leaves;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves leaves along their gradients by the rule of an {@link Optimizer}, and keeps what the rule remembers of them. Weight decay pulls at
 * kernels only. Whatever a step does not name keeps every bit, of weights and of memory.
 */
public final class Descent {

    /**
     * Where a step has a gradient.
     *
     * @param name of the leaf
     * @param box the part of the leaf
     * @param gradient of the box's shape; a step uses it up
     * @param free of the box's shape, 1 for a weight that moves and 0 for one that keeps every bit; empty if all move
     */
    public record Part(String name, Box box, NDArray gradient, Optional<NDArray> free) {

        /** A box of which all weights move. */
        public Part(String name, Box box, NDArray gradient) {
            this(name, box, gradient, Optional.empty());
        }

        /** Number of weights that move. */
        public long count() {
            return free.map(moving -> (long) moving.sum().getFloat()).orElse(box.count());
        }
    }

    private final Leaves leaves;
    private final Optimizer optimizer;
    private final Confinement confinement;
    private final Map<String, List<NDArray>> memories = new LinkedHashMap<>();
    private final Map<String, Integer> moves = new LinkedHashMap<>();

    /** Starts at rest; the scope must outlive every step. */
    public Descent(Leaves leaves, Optimizer optimizer, Scope scope) {
        this(leaves, optimizer, Confinement.NONE, scope);
    }

    /** The same for some of the weights: those that are not free keep every bit, of memory too. */
    public Descent(Leaves leaves, Optimizer optimizer, Confinement confinement, Scope scope) {
        this.leaves = leaves;
        this.optimizer = optimizer;
        this.confinement = confinement;
        for (String name : leaves.names()) {
            long[] shape = leaves.tensor(name).getShape().getShape();
            memories.put(
                    name,
                    optimizer.memory().stream()
                            .map(what -> scope.zeros(leaves.type(), shape))
                            .toList());
            moves.put(name, 0);
        }
    }

    /** Moves every leaf that a gradient has reached, and clears the gradients. */
    public void step(double rate, Scope scope) {
        var parts = new ArrayList<Part>();
        for (String name : leaves.names()) {
            NDArray leaf = leaves.tensor(name);
            Torch.liveGradient(leaf, scope).ifPresent(gradient -> parts.add(new Part(name, Box.all(leaf), gradient)));
        }
        step(rate, parts, scope);
        parts.forEach(part -> {
            part.gradient().close();
            Torch.clearGradient(leaves.tensor(part.name()));
        });
    }

    /** Moves parts of leaves; no weight may be in two of them. */
    public void step(double rate, List<Part> parts, Scope scope) {
        var named = new LinkedHashSet<String>();
        parts.forEach(part -> named.add(part.name()));
        named.forEach(name -> moves.merge(name, 1, Integer::sum));
        Torch.plain(() -> {
            Optimizer.Motion motion = optimizer.at(rate, leaves.type(), scope);
            parts.forEach(part -> move(part, motion, scope));
        });
    }

    private void move(Part part, Optimizer.Motion motion, Scope scope) {
        String name = part.name();
        NDArray weights = part.box().in(leaves.tensor(name), scope);
        List<NDArray> memory = memory(name).stream()
                .map(tensor -> part.box().in(tensor, scope))
                .toList();
        Runnable move =
                () -> motion.move(weights, part.gradient(), memory, leaves.role(name) == Role.KERNEL, moves(name));
        part.free()
                .map(moving -> moving.toType(DataType.BOOLEAN, false))
                .or(() -> confinement.free(name).map(free -> part.box().in(free, scope)))
                .ifPresentOrElse(free -> confined(move, free, weights, memory), move);
    }

    private static void confined(Runnable move, NDArray free, NDArray weights, List<NDArray> memory) {
        var moving = new ArrayList<>(memory);
        moving.add(weights);
        List<NDArray> before = moving.stream().map(NDArray::duplicate).toList();
        move.run();
        for (int i = 0; i < before.size(); i++) {
            try (NDArray held = before.get(i);
                    NDArray after = NDArrays.where(free, moving.get(i), held)) {
                Torch.overwrite(moving.get(i), after);
            }
        }
    }

    /** What the rule remembers of a leaf, in the order of {@link Optimizer#memory}. */
    public List<NDArray> memory(String name) {
        return known(memories.get(name), name);
    }

    /** How often some part of a leaf has moved. */
    public int moves(String name) {
        return known(moves.get(name), name);
    }

    /** Overwrites what is remembered of a leaf: one array of numbers for each of {@link Optimizer#memory}. */
    public void restore(String name, List<float[]> values, int times) {
        for (int i = 0; i < values.size(); i++) {
            Torch.overwrite(memory(name).get(i), values.get(i));
        }
        moves.put(name, times);
    }

    private <T> T known(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "parameter (%s) does not descend here. Known: %s.".formatted(name, memories.keySet()));
        }
        return value;
    }
}

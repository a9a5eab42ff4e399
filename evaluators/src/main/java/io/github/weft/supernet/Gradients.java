package io.github.weft.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.weft.sparse.Mask;
import io.github.weft.sparse.Masks;
import io.github.weft.torch.Box;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SliceLeaves;
import io.github.weft.torch.Torch;
import io.github.weft.train.Descent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gradients of one step, summed over its sub-networks, and which weights they belong to. Never larger than what was touched. */
final class Gradients {

    /** The sum over one tensor, on the smallest box around all parts that were touched. */
    private static final class Pile {
        private final List<Box> touched = new ArrayList<>();
        private Box bounds;
        private NDArray sum;

        /** 1 for a weight that some lesson had and 0 for one that none had; nothing if all of what was touched was had. */
        private @Nullable NDArray free;

        Pile(Box box, NDArray gradient) {
            bounds = box;
            sum = gradient;
            touched.add(box);
        }
    }

    private final Scope scope;
    private final Map<String, Pile> piles = new LinkedHashMap<>();

    /** @param scope of the step */
    Gradients(Scope scope) {
        this.scope = scope;
    }

    /**
     * Adds what a backward pass has left in the leaves of a sub-network's slices.
     *
     * @param masks of kernels of which the sub-network has some weights alone; the gradient of the others is zero
     */
    void add(SliceLeaves slices, Masks masks) {
        Torch.plain(() -> slices.boxes()
                .forEach((name, box) -> Torch.liveGradient(slices.leaves().tensor(name), scope)
                        .ifPresent(gradient -> add(name, box, gradient, masks.of(name)))));
    }

    private void add(String name, Box box, NDArray gradient, Optional<Mask> mask) {
        Pile pile = piles.get(name);
        if (pile == null) {
            var first = new Pile(box, gradient);
            mask.ifPresent(some -> first.free = numbers(some, box));
            piles.put(name, first);
            return;
        }
        if (!pile.bounds.holds(box)) {
            grow(pile, pile.bounds.around(box));
        }
        box.within(pile.bounds).in(pile.sum, scope).addi(gradient);
        gradient.close();
        free(pile, box, mask);
        if (pile.touched.stream().noneMatch(other -> other.holds(box))) {
            pile.touched.removeIf(box::holds);
            pile.touched.add(box);
        }
    }

    private void free(Pile pile, Box box, Optional<Mask> mask) {
        if (pile.free == null && mask.isEmpty()) {
            return;
        }
        if (pile.free == null) {
            NDArray none = scope.zeros(pile.sum.getDataType(), dims(pile.bounds));
            pile.touched.forEach(had -> had.within(pile.bounds).in(none, scope).addi(1));
            pile.free = none;
        }
        NDArray there = box.within(pile.bounds).in(pile.free, scope);
        mask.ifPresentOrElse(some -> there.addi(numbers(some, box)), () -> there.addi(1));
        Torch.overwrite(pile.free, pile.free.clip(0, 1));
    }

    private NDArray numbers(Mask mask, Box box) {
        return scope.floats(mask.numbers(), dims(box));
    }

    private void grow(Pile pile, Box bounds) {
        pile.sum = grown(pile.sum, pile.bounds, bounds);
        if (pile.free != null) {
            pile.free = grown(pile.free, pile.bounds, bounds);
        }
        pile.bounds = bounds;
    }

    private NDArray grown(NDArray part, Box from, Box to) {
        try (part) {
            NDArray larger = scope.zeros(part.getDataType(), dims(to));
            from.within(to).in(larger, scope).addi(part);
            return larger;
        }
    }

    private static long[] dims(Box box) {
        return box.lengths().stream().mapToLong(Integer::longValue).toArray();
    }

    /** The Euclidean norm over everything touched. */
    double norm() {
        return Torch.plain(() -> {
            double squares = 0;
            var norms = new NDList();
            piles.values().forEach(pile -> norms.add(pile.sum.norm()));
            try (norms;
                    NDArray all = NDArrays.stack(norms)) {
                for (float norm : all.toFloatArray()) {
                    squares += Math.pow(norm, 2);
                }
            }
            return Math.sqrt(squares);
        });
    }

    /** Scales everything down to a norm, if it is above. */
    void clip(double most) {
        double norm = norm();
        if (norm > most) {
            Torch.plain(() -> piles.values().forEach(pile -> pile.sum.muli((float) (most / norm))));
        }
    }

    /** Where to move, and along what; no weight is in two of them. */
    List<Descent.Part> parts() {
        var parts = new ArrayList<Descent.Part>();
        Torch.plain(() -> piles.forEach((name, pile) -> {
            for (Box box : Box.apart(pile.touched)) {
                Box there = box.within(pile.bounds);
                parts.add(new Descent.Part(
                        name,
                        box,
                        there.in(pile.sum, scope),
                        Optional.ofNullable(pile.free).map(free -> there.in(free, scope))));
            }
        }));
        return parts;
    }
}

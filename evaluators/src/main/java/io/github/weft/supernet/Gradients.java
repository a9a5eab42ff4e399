package io.github.weft.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.weft.torch.Box;
import io.github.weft.torch.Scope;
import io.github.weft.torch.SliceLeaves;
import io.github.weft.torch.Torch;
import io.github.weft.train.Descent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gradients of one step, summed over its sub-networks, and which weights they belong to. Never larger than what was touched. */
final class Gradients {

    /** The sum over one tensor, on the smallest box around all parts that were touched. */
    private static final class Pile {
        private final List<Box> touched = new ArrayList<>();
        private Box bounds;
        private NDArray sum;

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

    /** Adds what a backward pass has left in the leaves of a sub-network's slices. */
    void add(SliceLeaves slices) {
        Torch.plain(() -> slices.boxes()
                .forEach((name, box) -> Torch.liveGradient(slices.leaves().tensor(name), scope)
                        .ifPresent(gradient -> add(name, box, gradient))));
    }

    private void add(String name, Box box, NDArray gradient) {
        Pile pile = piles.get(name);
        if (pile == null) {
            piles.put(name, new Pile(box, gradient));
            return;
        }
        if (!pile.bounds.holds(box)) {
            grow(pile, pile.bounds.around(box));
        }
        box.within(pile.bounds).in(pile.sum, scope).addi(gradient);
        gradient.close();
        if (pile.touched.stream().noneMatch(other -> other.holds(box))) {
            pile.touched.removeIf(box::holds);
            pile.touched.add(box);
        }
    }

    private void grow(Pile pile, Box bounds) {
        NDArray larger = scope.zeros(
                pile.sum.getDataType(),
                bounds.lengths().stream().mapToLong(Integer::longValue).toArray());
        pile.bounds.within(bounds).in(larger, scope).addi(pile.sum);
        pile.sum.close();
        pile.sum = larger;
        pile.bounds = bounds;
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
                parts.add(new Descent.Part(name, box, box.within(pile.bounds).in(pile.sum, scope)));
            }
        }));
        return parts;
    }
}

package io.github.weft.supernet;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
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
    void add(Network network, SliceLeaves slices) {
        Torch.plain(() -> sources(network)
                .values()
                .forEach(source -> Torch.liveGradient(slices.leaves().tensor(source.name()), scope)
                        .ifPresent(gradient -> add(source.name(), Box.of(source), gradient))));
    }

    /** The slices that a network reads, each once. */
    private static Map<String, Param> sources(Network network) {
        Map<String, Param> sources = new LinkedHashMap<>();
        network.params().forEach(param -> param.sources().forEach(source -> sources.put(source.name(), source)));
        return sources;
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
            for (Pile pile : piles.values()) {
                try (NDArray norm = pile.sum.norm()) {
                    squares += Math.pow(norm.getFloat(), 2);
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

    /** How many weights were touched. */
    long touched() {
        return parts().stream().mapToLong(part -> part.box().count()).sum();
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

package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fresh leaves over the memory of the slices that one network reads of a shared store: gradients are as large as the slices, and a write goes
 * through to the store. Where matrices make a kernel, the leaves are what it is made of, so that a gradient reaches them.
 */
public final class SliceLeaves implements Weights {

    private final Leaves leaves;
    private final Map<String, Box> boxes;

    private SliceLeaves(Leaves leaves, Map<String, Box> boxes) {
        this.leaves = leaves;
        this.boxes = boxes;
    }

    /** Leaves that live as long as the scope. */
    public static SliceLeaves of(Network network, SharedWeights store, Scope scope) {
        var leaves = new Leaves(scope, store.leaves().type());
        Map<String, Box> boxes = new LinkedHashMap<>();
        Torch.plain(() -> {
            for (Param param : network.params()) {
                for (Param source : param.sources()) {
                    if (!leaves.contains(source.name())) {
                        Box box = Box.of(source);
                        NDArray whole = store.leaves().tensor(source.name());
                        NDArray slice = box.in(whole, scope);
                        leaves.add(source, slice == whole ? scope.view(whole) : slice);
                        boxes.put(source.name(), box);
                    }
                }
            }
        });
        return new SliceLeaves(leaves, boxes);
    }

    @Override
    public NDArray tensor(Param param, Scope scope) {
        return KernelTransforms.made(param, source -> leaves.tensor(source.name()), scope);
    }

    @Override
    public Leaves leaves() {
        return leaves;
    }

    /** Which part of which shared tensor each leaf is, by name. */
    public Map<String, Box> boxes() {
        return boxes;
    }
}

package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;

/**
 * Fresh leaves over the memory of the slices that one network reads of a shared store: gradients are as large as the slices, and a write goes
 * through to the store. Where matrices make a kernel, the leaves are what it is made of, so that a gradient reaches them.
 */
public final class SliceLeaves implements Weights {

    private final Leaves leaves;

    private SliceLeaves(Leaves leaves) {
        this.leaves = leaves;
    }

    /** Leaves that live as long as the scope. */
    public static SliceLeaves of(Network network, SharedWeights store, Scope scope) {
        var leaves = new Leaves(scope, store.leaves().type());
        Torch.plain(() -> {
            for (Param param : network.params()) {
                for (Param source : param.sources()) {
                    if (!leaves.contains(source.name())) {
                        NDArray slice = Box.of(source).in(store.leaves().tensor(source.name()), scope);
                        leaves.add(source, scope.view(slice));
                    }
                }
            }
        });
        return new SliceLeaves(leaves);
    }

    @Override
    public NDArray tensor(Param param, Scope scope) {
        return KernelTransforms.made(param, source -> leaves.tensor(source.name()), scope);
    }

    @Override
    public Leaves leaves() {
        return leaves;
    }
}

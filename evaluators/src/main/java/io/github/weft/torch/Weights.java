package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Param;

/** Where the numbers of a network's parameters come from. */
public interface Weights {

    /**
     * The tensor of exactly the slice a parameter names. Differentiable: a gradient that reaches it reaches the leaf behind it.
     *
     * @param scope where a view is put; an array that lives elsewhere is returned as it is
     */
    NDArray tensor(Param param, Scope scope);

    /** The named tensors behind: what optimisers change and checkpoints save. */
    Leaves leaves();
}

package io.github.weft.sparse;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/** Which weights an optimiser may touch. The others keep every bit, of weights and of what is remembered of them. */
@FunctionalInterface
public interface Confinement {

    /** All of them. */
    Confinement NONE = name -> Optional.empty();

    /** The weights of a leaf that may change, as booleans of its shape; empty if all may. */
    Optional<NDArray> free(String name);
}

package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Node;
import java.util.List;

/**
 * Looks at, and may replace, the output of every operation of a pass. Arrays it is shown may be freed when it returns; what it wants
 * to keep it copies or reduces at once.
 */
@FunctionalInterface
public interface Observer {

    /** Returns the output itself, or what later operations shall see instead. */
    NDArray observe(Node node, List<NDArray> inputs, NDArray output);

    static Observer none() {
        return (node, inputs, output) -> output;
    }
}

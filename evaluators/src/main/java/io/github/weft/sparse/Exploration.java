package io.github.weft.sparse;

import java.util.List;
import java.util.Map;

/**
 * Where connections have been in a training.
 *
 * @param nonzeros connections of every sparse kernel at the end, as at the start
 * @param updates of the masks
 * @param explored after each epoch the share of all weights of the planned kernels that was a connection at some time
 * @param moved in each epoch, connections that were dropped and grown elsewhere, as a share of all of sparse kernels; one that moves twice
 *     counts twice
 * @param frozen sparse kernels with so few connections that no update could move any
 */
public record Exploration(
        Map<String, Long> nonzeros, int updates, List<Double> explored, List<Double> moved, List<String> frozen) {

    public Exploration {
        nonzeros = Map.copyOf(nonzeros);
        explored = List.copyOf(explored);
        moved = List.copyOf(moved);
        frozen = List.copyOf(frozen);
    }
}

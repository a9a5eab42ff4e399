package io.github.weft.arch;

import java.util.List;

/**
 * One operation in a network, applied to the outputs of earlier nodes.
 *
 * @param name unique in its network and stable under changes elsewhere: statistics and taps are keyed by it
 * @param inputs names of the nodes it reads, in order
 * @param params kernel then bias; scale then shift; empty for operations without weights
 */
public record Node(String name, Op op, List<String> inputs, List<Param> params) {

    public Node {
        inputs = List.copyOf(inputs);
        params = List.copyOf(params);
        if (name.isBlank()) {
            throw new IllegalArgumentException("node (%s) needs a name.".formatted(op));
        }
    }
}

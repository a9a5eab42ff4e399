package io.github.weft.space.cell;

import java.util.List;

/** A connection of the cell: the node it feeds and the node it reads. Node 0 is the cell's input, node 3 its output. */
record Edge(int target, int source) {

    /** The benchmark's order, which is the order of the genes. */
    static final List<Edge> ALL =
            List.of(new Edge(1, 0), new Edge(2, 0), new Edge(2, 1), new Edge(3, 0), new Edge(3, 1), new Edge(3, 2));

    @Override
    public String toString() {
        return target + "-" + source;
    }
}

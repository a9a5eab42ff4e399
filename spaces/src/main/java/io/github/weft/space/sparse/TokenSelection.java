package io.github.weft.space.sparse;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import java.util.HashSet;
import java.util.List;

/**
 * A vision transformer, read as layers that could look at some of their tokens: what lies between each two block ends of its network.
 *
 * @param grid the image whose places became tokens
 * @param stage how many layers share one order of their tokens
 */
record TokenSelection(Network dense, Shape grid, int stage) {

    /** @throws IllegalArgumentException if the network is none of the kind, naming it */
    static TokenSelection of(String name, Network dense, int stage) {
        List<Node> grids = dense.nodes().stream()
                .filter(node -> node.op() instanceof TokenOp.Tokens)
                .toList();
        boolean marked = dense.nodes().stream().anyMatch(node -> node.op() instanceof TokenOp.ClassToken);
        if (grids.size() != 1 || !marked || !inLine(dense)) {
            throw new IllegalArgumentException(
                    "base (%s) must be layers of tokens behind a class token, one after the other. Maybe name a network of vit-mini-v2 or autoformer-tiny."
                            .formatted(name));
        }
        return new TokenSelection(dense, dense.inputShapes(grids.get(0)).get(0), stage);
    }

    /** Whether blocks give tokens, and nothing behind the end of a block reads what lies before it. */
    private static boolean inLine(Network dense) {
        List<String> ends = dense.blockEnds();
        List<String> names = dense.nodes().stream().map(Node::name).toList();
        int end = 0;
        for (Node node : dense.nodes()) {
            for (String input : node.inputs()) {
                if (names.indexOf(input) < end) {
                    return false;
                }
            }
            end = ends.contains(node.name()) ? names.indexOf(node.name()) : end;
        }
        return new HashSet<>(ends).size() == ends.size()
                && ends.size() > 1
                && ends.stream().allMatch(each -> dense.shape(each).dims().size() == 2);
    }

    int layers() {
        return dense.blockEnds().size() - 1;
    }

    /**
     * The network whose layers leave out so many percent of their windows.
     *
     * @param percents of each layer; not falling within a stage
     * @throws IllegalArgumentException if windows do not fill the grid
     */
    Network network(List<Integer> percents, int window) {
        var order = new SelectionOp.Order(grid.height(), grid.width(), window);
        return new SelectionWriter(this, percents, order).written();
    }
}

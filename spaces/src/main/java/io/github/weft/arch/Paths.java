package io.github.weft.arch;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Sums over all paths from an input to the logits, where a path's length L is its number of weighted layers. They are carried along
 * the graph, never listed: a network of n residual blocks has 2^n paths. A path through a {@link Op.Zero} is none, and no path leads
 * through the factors of a {@link ImageOp.ScaleChannels} or a {@link SelectionOp.Order}.
 *
 * @param count sum of 1
 * @param lengths sum of L
 * @param squares sum of L^2
 * @param cubes sum of L^3
 */
record Paths(BigInteger count, BigInteger lengths, BigInteger squares, BigInteger cubes) {

    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final Paths NONE = new Paths(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
    private static final Paths START = new Paths(BigInteger.ONE, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    static Paths of(Network network) {
        Map<String, Paths> byNode = new HashMap<>();
        for (Node node : network.nodes()) {
            byNode.put(node.name(), through(node, byNode));
        }
        return byNode.getOrDefault(network.logits(), NONE);
    }

    private static Paths through(Node node, Map<String, Paths> before) {
        if (node.op() instanceof Op.Zero || node.op() instanceof SelectionOp.Order) {
            return NONE;
        }
        Paths paths = node.op() instanceof Op.Input ? START : NONE;
        boolean scaled = node.op() instanceof ImageOp.ScaleChannels;
        for (String input : scaled ? node.inputs().subList(0, 1) : node.inputs()) {
            paths = paths.and(before.getOrDefault(input, NONE));
        }
        return node.params().stream().anyMatch(param -> param.role() == Role.KERNEL) ? paths.lengthened() : paths;
    }

    private Paths and(Paths other) {
        return new Paths(
                count.add(other.count), lengths.add(other.lengths), squares.add(other.squares), cubes.add(other.cubes));
    }

    /** Every path longer by one, by the binomial expansion of (L + 1)^k. */
    private Paths lengthened() {
        return new Paths(
                count,
                lengths.add(count),
                squares.add(lengths.shiftLeft(1)).add(count),
                cubes.add(THREE.multiply(squares.add(lengths))).add(count));
    }
}

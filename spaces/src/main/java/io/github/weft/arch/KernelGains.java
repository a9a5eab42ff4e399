package io.github.weft.arch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * By what to multiply the standard deviation of fresh kernels so that each starts with variance {@code 2 / (d n)} where it would have had
 * {@code 2 / n}, for fan in n and the number d of summands in what the layer reads (Chen et al., "Principled architecture-aware scaling
 * of hyperparameters", 2024).
 *
 * <p>A layer reads a sum if nothing but activations stands between. A summand that is {@linkplain Op.Zero zero} does not count. The layer
 * that makes the logits has variance {@code 2 / n^2}, whatever it reads.
 */
public final class KernelGains {

    private KernelGains() {}

    /** Gains by parameter name, of every kernel. */
    public static Map<String, Double> of(Network network) {
        Map<String, Double> gains = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            for (Param param : node.params()) {
                if (param.role() == Role.KERNEL) {
                    boolean last = node.name().equals(network.logits());
                    double spread = last ? param.fanIn() : summands(network, node);
                    gains.putIfAbsent(param.name(), 1 / Math.sqrt(spread));
                }
            }
        }
        return gains;
    }

    private static long summands(Network network, Node layer) {
        Node source = network.node(layer.inputs().get(0));
        while (source.op() instanceof Op.Activation) {
            source = network.node(source.inputs().get(0));
        }
        long live = source.op() instanceof Op.Add
                ? source.inputs().stream()
                        .filter(input -> !(network.node(input).op() instanceof Op.Zero))
                        .count()
                : 1;
        return Math.max(1, live);
    }
}

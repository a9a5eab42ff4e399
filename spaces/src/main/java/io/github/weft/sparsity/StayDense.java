package io.github.weft.sparsity;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which kernels keep all of their weights: small ones cost nothing and collapse first. Depthwise kernels always do; so does whatever is
 * no kernel of a convolution or a linear layer.
 *
 * @param below kernels of fewer weights
 * @param stems whether convolutions that read one channel do
 */
public record StayDense(long below, boolean stems) {

    /** Kernels of fewer than 256 weights, and convolutions that read one channel. */
    public static StayDense usual() {
        return new StayDense(256, true);
    }

    /** Nothing but depthwise kernels. */
    public static StayDense nothing() {
        return new StayDense(0, false);
    }

    /** All other kernels of a network, in its order. */
    public List<Layer> prunable(Network network) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            for (Param param : node.params()) {
                if (param.role() == Role.KERNEL && param.count() >= below && prunable(node.op())) {
                    layers.put(param.name(), Layer.of(param));
                }
            }
        }
        return List.copyOf(layers.values());
    }

    private boolean prunable(Op op) {
        if (op instanceof Op.Conv2d conv) {
            boolean depthwise = conv.groups() > 1 && conv.groups() == conv.in();
            return !depthwise && !(stems && conv.in() == 1);
        }
        return op instanceof Op.Linear;
    }
}

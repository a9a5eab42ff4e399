package io.github.weft.proxy.pass;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kernels only feed batch norm, so that multiplying one by a positive number changes nothing after it. */
final class ScaleFree {

    private ScaleFree() {}

    /** Names of parameters. */
    static Set<String> kernels(Network network) {
        Map<String, Boolean> normalised = new HashMap<>();
        network.nodes()
                .forEach(node -> node.inputs()
                        .forEach(read ->
                                normalised.merge(read, node.op() instanceof Op.BatchNorm, Boolean::logicalAnd)));
        network.outputs().values().forEach(output -> normalised.put(output, false));
        Set<String> kernels = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (Node node : network.nodes()) {
            List<String> params =
                    node.params().stream().map(param -> param.name()).toList();
            boolean free = isBiasFree(node) && normalised.getOrDefault(node.name(), false);
            params.forEach(free ? kernels::add : others::add);
        }
        kernels.removeAll(others);
        return kernels;
    }

    private static boolean isBiasFree(Node node) {
        return (node.op() instanceof Op.Conv2d conv && !conv.bias())
                || (node.op() instanceof Op.Linear linear && !linear.bias());
    }
}

package io.github.weft.arch;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a network costs, exactly, without running it.
 *
 * @param params number of trainable weights of the slices in use
 * @param macs multiply-accumulates of one forward pass of one sample (tables often print this under the name FLOPs)
 * @param peakActivationBytes the most memory that live float32 outputs need at once, for one sample, when each is dropped after its
 *     last reader
 * @param activationBytes the memory of all float32 outputs together, for one sample: what a backward pass keeps
 * @param depth weighted layers on the longest path
 */
public record Costs(long params, long macs, long peakActivationBytes, long activationBytes, int depth) {

    static Costs of(Network network) {
        List<Node> nodes = network.nodes();
        Map<String, Integer> indices = new HashMap<>();
        int[] lastReader = new int[nodes.size()];
        long[] bytes = new long[nodes.size()];
        int[] depths = new int[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            indices.put(node.name(), i);
            lastReader[i] = i;
            bytes[i] = Float.BYTES * network.shape(node.name()).size();
            for (String input : node.inputs()) {
                lastReader[index(indices, input)] = i;
            }
        }
        for (String output : network.outputs().values()) {
            lastReader[index(indices, output)] = nodes.size();
        }
        long macs = 0;
        long live = 0;
        long peak = 0;
        long all = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            macs += node.op().macs(network.inputShapes(node));
            all += bytes[i];
            live += bytes[i];
            peak = Math.max(peak, live);
            int before = 0;
            for (String input : new LinkedHashSet<>(node.inputs())) {
                int read = index(indices, input);
                before = Math.max(before, depths[read]);
                live -= lastReader[read] == i ? bytes[read] : 0;
            }
            live -= lastReader[i] == i ? bytes[i] : 0;
            depths[i] = before + (weighted(node) ? 1 : 0);
        }
        int depth = 0;
        for (String output : network.outputs().values()) {
            depth = Math.max(depth, depths[index(indices, output)]);
        }
        long params = 0;
        for (Param param : network.params()) {
            params += param.count();
        }
        return new Costs(params, macs, peak, all, depth);
    }

    private static boolean weighted(Node node) {
        for (Param param : node.params()) {
            if (param.role() == Role.KERNEL) {
                return true;
            }
        }
        return false;
    }

    private static int index(Map<String, Integer> indices, String node) {
        return Objects.requireNonNull(indices.get(node), "a network's nodes come after those they read");
    }
}

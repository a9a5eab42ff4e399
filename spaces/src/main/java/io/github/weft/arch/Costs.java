package io.github.weft.arch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        long params = network.params().stream().mapToLong(Param::count).sum();
        List<Node> nodes = network.nodes();
        Map<String, Integer> lastReader = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String input : nodes.get(i).inputs()) {
                lastReader.put(input, i);
            }
        }
        network.outputs().values().forEach(output -> lastReader.put(output, nodes.size()));

        Map<String, Integer> depths = new HashMap<>();
        long macs = 0;
        long live = 0;
        long peak = 0;
        long all = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int step = i;
            macs += node.op().macs(network.inputShapes(node));
            long bytes = Float.BYTES * network.shape(node.name()).size();
            all += bytes;
            live += bytes;
            peak = Math.max(peak, live);
            live -= node.inputs().stream()
                    .distinct()
                    .filter(input -> lastReader.getOrDefault(input, -1) == step)
                    .mapToLong(input -> Float.BYTES * network.shape(input).size())
                    .sum();
            if (!lastReader.containsKey(node.name())) {
                live -= bytes;
            }
            int before = node.inputs().stream().mapToInt(depths::get).max().orElse(0);
            boolean weighted = node.params().stream().anyMatch(param -> param.role() == Role.KERNEL);
            depths.put(node.name(), before + (weighted ? 1 : 0));
        }
        int depth =
                network.outputs().values().stream().mapToInt(depths::get).max().orElse(0);
        return new Costs(params, macs, peak, all, depth);
    }
}

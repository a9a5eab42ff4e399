package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The running mean and variance of every batch normalisation of one candidate, by node name. They start at 0 and 1.
 *
 * <p>They belong to a network together with its weights, never to a supernet: each sub-network has its own.
 */
public final class Statistics {

    /** Weight of a new batch that PyTorch's layers use. */
    public static final double MOMENTUM = 0.1;

    private final Map<String, Running> byNode;
    private final boolean cumulative;

    private Statistics(Map<String, Running> byNode, boolean cumulative) {
        this.byNode = byNode;
        this.cumulative = cumulative;
    }

    /** Moving averages: a new batch counts {@value #MOMENTUM}. For training. */
    public static Statistics moving(Network network, DataType type, Scope scope) {
        return of(network, type, scope, false);
    }

    /** Plain averages of all batches seen. For recalibration after weights were inherited. */
    public static Statistics cumulative(Network network, DataType type, Scope scope) {
        return of(network, type, scope, true);
    }

    private static Statistics of(Network network, DataType type, Scope scope, boolean cumulative) {
        var byNode = new LinkedHashMap<String, Running>();
        for (var node : network.nodes()) {
            if (node.op() instanceof Op.BatchNorm norm) {
                byNode.put(
                        node.name(),
                        new Running(scope.zeros(type, norm.features()), scope.ones(type, norm.features())));
            }
        }
        return new Statistics(byNode, cumulative);
    }

    /** The numbers, by {@code node.mean} and {@code node.variance}, for a checkpoint. */
    public Map<String, float[]> values() {
        var values = new LinkedHashMap<String, float[]>();
        byNode.forEach((node, running) -> {
            values.put(node + ".mean", floats(running.mean));
            values.put(node + ".variance", floats(running.variance));
        });
        return values;
    }

    /** Moves every number towards that of the same node of others: {@code (1 - share) * this + share * other}. */
    public void approach(Statistics others, double share, Scope scope) {
        byNode.forEach((node, running) -> {
            try (Scope inner = scope.inner()) {
                Approach approach = Approach.by(share, running.mean.getDataType(), inner);
                Running other = others.of(node);
                Torch.plain(() -> {
                    approach.move(running.mean, other.mean);
                    approach.move(running.variance, other.variance);
                });
            }
        });
    }

    /** Overwrites the numbers with what {@link #values} gave. */
    public void restore(Map<String, float[]> values) {
        byNode.forEach((node, running) -> {
            restore(running.mean, values, node + ".mean");
            restore(running.variance, values, node + ".variance");
        });
    }

    private static void restore(NDArray target, Map<String, float[]> values, String name) {
        float[] numbers = values.get(name);
        if (numbers == null || numbers.length != target.size()) {
            throw new IllegalArgumentException(
                    "statistics (%s) need %s numbers. Known: %s.".formatted(name, target.size(), values.keySet()));
        }
        Torch.overwrite(target, numbers);
    }

    private static float[] floats(NDArray array) {
        try (NDArray copy = array.toType(DataType.FLOAT32, true)) {
            return copy.toFloatArray();
        }
    }

    Running of(String node) {
        Running running = byNode.get(node);
        if (running == null) {
            throw new IllegalArgumentException(
                    "batch normalisation (%s) has no statistics here. Known: %s.".formatted(node, byNode.keySet()));
        }
        return running;
    }

    /** Counts one more batch, and says how much it weighs. */
    double weightOfNextBatch(String node) {
        int batch = ++of(node).batches;
        return cumulative ? 1.0 / batch : MOMENTUM;
    }

    /** The two tensors of one node, which the engine updates in place. */
    static final class Running {
        final NDArray mean;
        final NDArray variance;
        private int batches;

        Running(NDArray mean, NDArray variance) {
            this.mean = mean;
            this.variance = variance;
        }
    }
}

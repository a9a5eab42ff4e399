package io.github.weft.evopress;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.sparsity.Layer;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.train.Snapshot;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A trained network with any number of weights in some of its kernels: the largest stay, the first of equals; every other weight stays as it
 * was trained. A kernel at a count is made once and kept as long as the scope, so that a candidate costs
 * no more than its passes: at most a kernel's size for each of the levels it was tried at.
 */
final class PrunableNetwork {

    private final Network network;
    private final Snapshot trained;
    private final List<Layer> layers;
    private final Scope scope;
    private final OwnWeights dense;
    private final Statistics statistics;
    private final Map<String, int[]> largestFirst = new LinkedHashMap<>();
    private final Map<Version, NDArray> versions = new LinkedHashMap<>();

    private record Version(String kernel, long count) {}

    PrunableNetwork(Network network, Snapshot trained, List<Layer> layers, Scope scope) {
        this.network = network;
        this.trained = trained;
        this.layers = List.copyOf(layers);
        this.scope = scope;
        this.dense = trained.weights(network, scope);
        this.statistics = trained.statistics(network, scope);
        for (Layer layer : layers) {
            largestFirst.put(layer.kernel(), largestFirst(trained.values(layer.kernel())));
        }
    }

    private static int[] largestFirst(float[] weights) {
        return IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -Math.abs(weights[place])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    Network network() {
        return network;
    }

    /** Those that were trained, of the dense network. */
    Statistics statistics() {
        return statistics;
    }

    /** With all weights. */
    OwnWeights dense() {
        return dense;
    }

    /** Views of kernels with so many weights each, in the order of the layers. */
    OwnWeights pruned(List<Long> counts, Scope into) {
        Map<String, Long> byKernel = byKernel(counts);
        return OwnWeights.mapped(
                network, dense, DataType.FLOAT32, into, (param, slice) -> into.view(version(param, slice, byKernel)));
    }

    private NDArray version(Param param, NDArray slice, Map<String, Long> counts) {
        Long count = counts.get(param.name());
        return count == null
                ? slice
                : versions.computeIfAbsent(new Version(param.name(), count), version -> made(version, param));
    }

    private NDArray made(Version version, Param param) {
        long[] shape = param.shape().stream().mapToLong(Integer::longValue).toArray();
        return scope.floats(values(version.kernel(), version.count()), shape);
    }

    /** All numbers, with so many weights in each of the layers and the statistics given. */
    Snapshot snapshot(List<Long> counts, Statistics statistics) {
        Snapshot pruned = trained;
        for (Map.Entry<String, float[]> moments : statistics.values().entrySet()) {
            pruned = pruned.with(moments.getKey(), moments.getValue());
        }
        for (Map.Entry<String, Long> kernel : byKernel(counts).entrySet()) {
            pruned = pruned.with(kernel.getKey(), values(kernel.getKey(), kernel.getValue()));
        }
        return pruned;
    }

    private float[] values(String kernel, long count) {
        float[] weights = trained.values(kernel);
        int[] order = Objects.requireNonNull(largestFirst.get(kernel), "each layer has an order");
        for (int i = Math.toIntExact(count); i < order.length; i++) {
            weights[order[i]] = 0;
        }
        return weights;
    }

    private Map<String, Long> byKernel(List<Long> counts) {
        var byKernel = new LinkedHashMap<String, Long>();
        for (int i = 0; i < layers.size(); i++) {
            byKernel.put(layers.get(i).kernel(), counts.get(i));
        }
        return byKernel;
    }
}

package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.run.Digest;
import io.github.weft.torch.Box;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Torch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The numbers of a network outside native memory: its parameters by their names, and the running statistics of its
 * normalisations as {@code node.mean} and {@code node.variance}.
 */
public final class Snapshot {

    /** Numbers in row-major order. */
    static final class Tensor {
        private final List<Integer> shape;
        private final float[] values;

        Tensor(List<Integer> shape, float[] values) {
            long count = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
            if (count != values.length) {
                throw new IllegalArgumentException("%s numbers do not fill shape %s.".formatted(values.length, shape));
            }
            this.shape = List.copyOf(shape);
            this.values = values;
        }

        List<Integer> shape() {
            return shape;
        }

        float[] values() {
            return values;
        }
    }

    private final Map<String, Tensor> tensors;

    Snapshot(Map<String, Tensor> tensors) {
        this.tensors = new LinkedHashMap<>(tensors);
    }

    /** Of an untrained network: fresh weights, and statistics of mean 0 and variance 1. */
    public static Snapshot fresh(Network network, Initialisation initialisation, long seed) {
        try (Scope scope = Scope.open()) {
            return of(
                    network,
                    OwnWeights.of(network, initialisation, seed, DataType.FLOAT32, scope),
                    Statistics.moving(network, DataType.FLOAT32, scope));
        }
    }

    /** A copy of a network's numbers. */
    public static Snapshot of(Network network, OwnWeights weights, Statistics statistics) {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (Param param : network.params()) {
            tensors.put(param.name(), new Tensor(param.shape(), weights.leaves().values(param.name())));
        }
        statistics.values().forEach((name, values) -> tensors.put(name, new Tensor(List.of(values.length), values)));
        return new Snapshot(tensors);
    }

    /** A copy of arrays by name, as 32-bit floats. */
    public static Snapshot of(Map<String, NDArray> arrays) {
        var tensors = new LinkedHashMap<String, Tensor>();
        arrays.forEach((name, array) -> {
            try (NDArray copy = Torch.plain(() -> array.toType(DataType.FLOAT32, true))) {
                tensors.put(name, new Tensor(Box.all(array).lengths(), copy.toFloatArray()));
            }
        });
        return new Snapshot(tensors);
    }

    /** All names, parameters first, in the network's order. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** A copy of one tensor's numbers, in row-major order. */
    public float[] values(String name) {
        return tensor(name).values().clone();
    }

    public List<Integer> shape(String name) {
        return tensor(name).shape();
    }

    /** The same but for one tensor's numbers, as many and in the same order. */
    public Snapshot with(String name, float[] values) {
        var changed = new LinkedHashMap<>(tensors);
        changed.put(name, new Tensor(shape(name), values.clone()));
        return new Snapshot(changed);
    }

    /**
     * The weights as tensors again.
     *
     * @throws IllegalArgumentException if this is the snapshot of another network
     */
    public OwnWeights weights(Network network, Scope scope) {
        for (Param param : network.params()) {
            if (!tensor(param.name()).shape().equals(param.shape())) {
                throw new IllegalArgumentException(
                        "parameter (%s) has shape %s in these weights, not %s. Maybe they are another network's."
                                .formatted(param.name(), shape(param.name()), param.shape()));
            }
        }
        var weights = OwnWeights.of(network, Initialisation.DEFAULT, 0, DataType.FLOAT32, scope);
        network.params()
                .forEach(param ->
                        weights.leaves().set(param.name(), tensor(param.name()).values()));
        return weights;
    }

    /** The running statistics as tensors again. */
    public Statistics statistics(Network network, Scope scope) {
        var statistics = Statistics.moving(network, DataType.FLOAT32, scope);
        var values = new LinkedHashMap<String, float[]>();
        statistics
                .values()
                .keySet()
                .forEach(name -> values.put(name, tensor(name).values()));
        statistics.restore(values);
        return statistics;
    }

    Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "weights lack (%s). Maybe they are another network's; theirs: %s.".formatted(name, names()));
        }
        return tensor;
    }

    /** SHA-256 of all names, shapes and numbers, in their order. */
    public String digest() {
        MessageDigest digest = Digest.sha256();
        tensors.forEach((name, tensor) -> {
            digest.update("%s %s\n".formatted(name, tensor.shape()).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * tensor.values().length);
            bytes.asFloatBuffer().put(tensor.values());
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot that
                && List.copyOf(names()).equals(List.copyOf(that.names()))
                && names().stream()
                        .allMatch(name -> shape(name).equals(that.shape(name))
                                && Arrays.equals(
                                        tensor(name).values(), that.tensor(name).values()));
    }

    @Override
    public int hashCode() {
        return names().hashCode();
    }
}

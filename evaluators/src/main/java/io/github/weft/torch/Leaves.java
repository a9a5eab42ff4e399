package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Trainable tensors by parameter name, in the order they were made. Their gradients pile up until they are cleared. */
public final class Leaves {

    private final Scope scope;
    private final DataType type;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();
    private final Map<String, Role> roles = new LinkedHashMap<>();

    Leaves(Scope scope, DataType type) {
        this.scope = scope;
        this.type = type;
    }

    /** All names, in the order the tensors were made. */
    public List<String> names() {
        return new ArrayList<>(tensors.keySet());
    }

    public DataType type() {
        return type;
    }

    public Role role(String name) {
        return known(roles, name);
    }

    /** The leaf itself. Write to it inside {@link Torch#plain}. */
    public NDArray tensor(String name) {
        return known(tensors, name);
    }

    public boolean contains(String name) {
        return tensors.containsKey(name);
    }

    /** A copy of the gradient, in the given scope; zeros if none reached the leaf. */
    public NDArray gradient(String name, Scope into) {
        NDArray leaf = tensor(name);
        return Torch.gradient(leaf, into)
                .orElseGet(() -> into.zeros(type, leaf.getShape().getShape()));
    }

    public void clearGradients() {
        tensors.values().forEach(Torch::clearGradient);
    }

    /** Whether passes record towards these leaves; on when they are made. */
    public void requireGradients(boolean required) {
        tensors.values().forEach(tensor -> tensor.setRequiresGradient(required));
    }

    /** Overwrites a leaf with an array of its shape. */
    public void set(String name, NDArray values) {
        Torch.overwrite(tensor(name), values);
    }

    /** Overwrites a leaf with numbers in row-major order. */
    public void set(String name, float[] values) {
        NDArray leaf = tensor(name);
        try (Scope inner = scope.inner()) {
            set(name, array(inner, values, leaf.getShape().getShape()));
        }
    }

    /** Multiplies all numbers of a leaf. */
    public void multiply(String name, double factor) {
        float[] values = values(name);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (factor * values[i]);
        }
        set(name, values);
    }

    /** Moves every leaf towards the leaf of the same name and shape of others: {@code (1 - share) * this + share * other}. */
    public void approach(Leaves others, double share) {
        try (Scope inner = scope.inner()) {
            Approach approach = Approach.by(share, type, inner);
            Torch.plain(() -> tensors.forEach((name, tensor) -> approach.move(tensor, others.tensor(name))));
        }
    }

    /** A leaf's numbers in row-major order. */
    public float[] values(String name) {
        try (Scope inner = scope.inner()) {
            return inner.view(tensor(name)).toType(DataType.FLOAT32, false).toFloatArray();
        }
    }

    /** Makes the tensors of a layer that are not here yet. */
    void initialise(
            List<Param> layer, Function<Param, List<Integer>> shapeOf, Initialisation initialisation, long seed) {
        for (Param param : layer) {
            if (!contains(param.name())) {
                long[] shape = longs(shapeOf.apply(param));
                long fan = initialisation.fan(shapeOf.apply(layer.get(0)));
                int count = Math.toIntExact(product(shape));
                add(param, array(scope, initialisation.values(param.name(), param.role(), fan, count, seed), shape));
            }
        }
    }

    void add(Param param, NDArray tensor) {
        tensor.setRequiresGradient(true);
        tensors.put(param.name(), tensor);
        roles.put(param.name(), param.role());
    }

    private NDArray array(Scope where, float[] values, long[] shape) {
        NDArray floats = where.floats(values, shape);
        if (type == DataType.FLOAT32) {
            return floats;
        }
        try (floats) {
            return floats.toType(type, true);
        }
    }

    private static long[] longs(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).toArray();
    }

    private static long product(long[] shape) {
        long product = 1;
        for (long length : shape) {
            product = Math.multiplyExact(product, length);
        }
        return product;
    }

    private static <T> T known(Map<String, T> map, String name) {
        T value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "parameter (%s) has no tensor here. Known: %s.".formatted(name, map.keySet()));
        }
        return value;
    }
}

package io.github.weft.sparse;

import io.github.weft.run.Digest;
import io.github.weft.torch.Leaves;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Weights that a sparse training takes over from earlier ones instead of drawing them. Immutable. */
public final class Inheritance {

    private static final Inheritance NONE = new Inheritance(Map.of(), false);

    private final Map<String, float[]> weights;
    private final boolean held;

    private Inheritance(Map<String, float[]> weights, boolean held) {
        this.weights = new LinkedHashMap<>();
        this.held = held;
        weights.forEach((name, values) -> this.weights.put(name, values.clone()));
    }

    public static Inheritance none() {
        return NONE;
    }

    /**
     * Weights that may be read and never change: wherever the training has a connection, from the start or later, at the place of one that
     * is not zero, the connection has this weight.
     *
     * @param weights by kernel
     */
    public static Inheritance held(Map<String, float[]> weights) {
        return new Inheritance(weights, true);
    }

    /**
     * Weights that kernels begin with and move on from.
     *
     * @param weights by kernel; whoever chooses the first masks should connect all that are not zero
     */
    public static Inheritance beginning(Map<String, float[]> weights) {
        return new Inheritance(weights, false);
    }

    /** Overwrites the kernels that begin with other weights. */
    void begin(Leaves leaves) {
        if (!held) {
            weights.forEach((name, values) -> {
                check(name, values, Math.toIntExact(leaves.tensor(name).size()));
                leaves.set(name, values);
            });
        }
    }

    /** Kernels of which some weights never change. */
    Set<String> holding() {
        return held ? weights.keySet() : Set.of();
    }

    /** @param size of the kernel */
    Held held(String kernel, int size) {
        float[] values = weights.get(kernel);
        if (!held || values == null) {
            return new Held(new float[size]);
        }
        check(kernel, values, size);
        return new Held(values);
    }

    private static void check(String kernel, float[] values, int size) {
        if (values.length != size) {
            throw new IllegalArgumentException(
                    "kernel (%s) of %s weights cannot inherit %s.".formatted(kernel, size, values.length));
        }
    }

    /** Equal for equal weights. */
    @Override
    public String toString() {
        var text = new StringBuilder(held ? "held" : "beginning");
        weights.forEach((name, values) -> text.append('\n').append(name).append(Arrays.toString(values)));
        return weights.isEmpty() ? "none" : Digest.of(text.toString());
    }
}

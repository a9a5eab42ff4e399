package io.github.weft.sparse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.weft.sparsity.DropRule;
import io.github.weft.sparsity.Growth;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One kernel whose connections are few: where they are, where they ever were, and what the rules that move them look at. */
final class SparseKernel {

    private static final float KEPT = 0.9f;

    private final NDArray leaf;
    private final Held held;
    private final Scope scope;
    private final @Nullable NDArray gradientMean;
    private final @Nullable WeightSpread spread;
    private Mask mask;
    private Mask explored;
    private NDArray free;
    private double[] gradient;

    /** Puts the weights outside of the mask to zero, and those that are held in their place. */
    SparseKernel(NDArray leaf, Mask mask, Held held, Timetable timetable, Scope scope) {
        long[] shape = leaf.getShape().getShape();
        this.leaf = leaf;
        this.held = held;
        this.scope = scope;
        this.mask = mask;
        this.explored = mask;
        this.free = booleans(mask.without(held.places()));
        this.gradient = new double[mask.size()];
        this.gradientMean = timetable.grows(Growth.MOMENTUM) ? scope.zeros(leaf.getDataType(), shape) : null;
        this.spread = timetable.drops(DropRule.SNR) ? new WeightSpread(leaf.getDataType(), shape, scope) : null;
        clear(leaf, mask);
        held.write(leaf, mask);
    }

    Mask mask() {
        return mask;
    }

    /** All places that were connected at some time. */
    Mask explored() {
        return explored;
    }

    /** The connections that an optimiser may change. */
    NDArray free() {
        return free;
    }

    /** Looks at the dense gradient, which is about to be used up: adds it to the running mean, and keeps it if told. */
    void see(boolean keep) {
        Torch.onGradient(
                leaf,
                now -> Torch.plain(() -> {
                    if (gradientMean != null) {
                        try (NDArray share = now.mul(1 - KEPT)) {
                            gradientMean.muli(KEPT).addi(share);
                        }
                    }
                    if (keep) {
                        gradient = doubles(now);
                    }
                }));
    }

    /** Looks at the weights that a step has left. */
    void settle() {
        if (spread != null) {
            spread.add(leaf);
        }
    }

    /** Moves so many connections; new ones start at zero unless they are held, and nothing is remembered of them. */
    Exchange exchange(int count, Growth growth, DropRule drop, List<NDArray> memory, RandomGenerator ties) {
        Exchange exchange = Exchange.of(mask, count, strength(drop), promise(growth), ties);
        if (!exchange.after().equals(mask)) {
            clear(leaf, exchange.kept());
            memory.forEach(tensor -> clear(tensor, exchange.kept()));
            held.write(leaf, exchange.grown());
            become(exchange.after(), explored.or(exchange.after()));
        }
        if (spread != null) {
            spread.clear();
        }
        return exchange;
    }

    private void become(Mask now, Mask ever) {
        free.close();
        mask = now;
        explored = ever;
        free = booleans(now.without(held.places()));
    }

    /** Masks as 1 and 0, and what the rules look at, for a checkpoint. */
    List<float[]> values() {
        var values = new ArrayList<>(List.of(mask.numbers(), explored.numbers()));
        if (gradientMean != null) {
            values.add(gradientMean.toFloatArray());
        }
        if (spread != null) {
            values.addAll(spread.values());
        }
        return values;
    }

    /** Overwrites all of it with what {@link #values} gave; the weights are restored by whoever owns them. */
    void restore(List<float[]> values) {
        become(Mask.ofNonzeros(values.get(0)), Mask.ofNonzeros(values.get(1)));
        if (gradientMean != null) {
            Torch.overwrite(gradientMean, values.get(2));
        }
        if (spread != null) {
            spread.restore(values.subList(gradientMean == null ? 2 : 3, values.size()));
        }
    }

    private double[] strength(DropRule drop) {
        return switch (drop) {
            case MAGNITUDE -> magnitudes(doubles(leaf));
            case SNR -> spread == null ? new double[0] : spread.signalToNoise();
            case WEIGHT_GRADIENT -> magnitudes(products(doubles(leaf), gradient));
        };
    }

    private double[] promise(Growth growth) {
        return switch (growth) {
            case RANDOM -> new double[mask.size()];
            case GRADIENT -> magnitudes(gradient);
            case MOMENTUM -> gradientMean == null ? new double[0] : magnitudes(doubles(gradientMean));
        };
    }

    private static double[] products(double[] left, double[] right) {
        var products = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            products[i] = left[i] * right[i];
        }
        return products;
    }

    private static double[] magnitudes(double[] numbers) {
        var magnitudes = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            magnitudes[i] = Math.abs(numbers[i]);
        }
        return magnitudes;
    }

    private double[] doubles(NDArray array) {
        try (Scope inner = scope.inner()) {
            return inner.view(array).toType(DataType.FLOAT64, true).toDoubleArray();
        }
    }

    /** Zero, and no negative one, wherever the mask has no connection. */
    private void clear(NDArray tensor, Mask kept) {
        Torch.plain(() -> {
            try (NDArray stays = booleans(kept);
                    NDArray zeros = tensor.zerosLike();
                    NDArray cleared = NDArrays.where(stays, tensor, zeros)) {
                Torch.overwrite(tensor, cleared);
            }
        });
    }

    private NDArray booleans(Mask which) {
        Shape shape = leaf.getShape();
        try (NDArray numbers = scope.floats(which.numbers(), shape.getShape())) {
            return numbers.toType(DataType.BOOLEAN, true);
        }
    }
}

package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.run.Seeds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Holds what the engine makes of a network, and the gradients of a weighted sum of it, against loops over numbers; the loops' gradients are
 * central differences.
 */
final class LoopReference {

    private static final double CLOSE = 1e-5;
    private static final double STEP = 1e-4;

    private LoopReference() {}

    /** What a network computes, by loops: the logits of one batch. */
    interface Loops {
        double[] apply(double[] images, Map<String, double[]> weights);
    }

    /** Random weights and images of a batch {@code [B, C, H, W]} through both. */
    static void check(Network network, Loops loops, long... batch) {
        Map<String, double[]> weights = new LinkedHashMap<>();
        Map<String, float[]> floats = new HashMap<>();
        for (Param param : network.params()) {
            float[] values = noise(param.name(), Math.toIntExact(param.count()));
            floats.put(param.name(), values);
            weights.put(param.name(), doubles(values));
        }
        float[] images = noise("images", Math.toIntExact(size(batch)));
        try (Scope scope = Scope.open()) {
            OwnWeights own = Fixtures.weights(network, floats, DataType.FLOAT64, scope);
            check(network, own, loops, scope.doubles(doubles(images), batch), weights, scope);
        }
    }

    /** The same for weights that are somewhere already. */
    static void check(
            Network network, Weights engine, Loops loops, NDArray images, Map<String, double[]> weights, Scope scope) {
        double[] x = images.toDoubleArray();
        double[] expected = loops.apply(x, weights);
        double[] seed = doubles(noise("seed", expected.length));
        images.setRequiresGradient(true);
        double[] output = Torch.recording(() -> {
            NDArray logits = new Executor(network, engine).logits(images, scope, Pass.with(new BatchNormMode.Off()));
            Torch.backward(logits, scope.doubles(seed, logits.getShape().getShape()), false, false);
            return logits.toDoubleArray();
        });

        assertThat(output).containsExactly(expected, within(CLOSE));
        checkGradient(
                "images",
                Torch.gradient(images, scope).orElseThrow().toDoubleArray(),
                x,
                () -> loops.apply(x, weights),
                seed);
        weights.forEach((name, values) -> checkGradient(
                name,
                engine.leaves().gradient(name, scope).toDoubleArray(),
                values,
                () -> loops.apply(x, weights),
                seed));
    }

    private static void checkGradient(
            String name, double[] gradient, double[] values, Supplier<double[]> loops, double[] seed) {
        assertThat(gradient).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            double kept = values[i];
            values[i] = kept + STEP;
            double above = dot(loops.get(), seed);
            values[i] = kept - STEP;
            double below = dot(loops.get(), seed);
            values[i] = kept;
            assertThat(gradient[i]).as("%s %s", name, i).isEqualTo((above - below) / (2 * STEP), within(CLOSE));
        }
    }

    private static double dot(double[] left, double[] right) {
        return IntStream.range(0, left.length)
                .mapToDouble(i -> left[i] * right[i])
                .sum();
    }

    static double[] doubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }

    static float[] noise(String name, int count) {
        var random = Seeds.generator(1, name);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static long size(long... dims) {
        long size = 1;
        for (long dim : dims) {
            size *= dim;
        }
        return size;
    }
}

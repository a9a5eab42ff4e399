package io.github.weft.onnx;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.torch.BatchNormMode;
import io.github.weft.torch.Executor;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.Pass;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Statistics;
import io.github.weft.torch.Torch;
import io.github.weft.train.Snapshot;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** Numbers like those of trained networks: nothing is 0 or 1 because it was never touched, and activations have a size. */
public final class Worked {

    private static final int BATCH = 32;

    private Worked() {}

    /** Random weights, and running statistics of random images. */
    public static Snapshot snapshot(Network network, long seed) {
        RandomGenerator random = Seeds.generator(seed, "worked");
        Snapshot snapshot = Snapshot.fresh(network, Initialisation.DEFAULT, seed);
        for (Param param : network.params()) {
            float noise = noise(param.role());
            if (noise > 0) {
                float[] values = snapshot.values(param.name());
                for (int i = 0; i < values.length; i++) {
                    values[i] += noise * (float) random.nextGaussian();
                }
                snapshot = snapshot.with(param.name(), values);
            }
        }
        try (Scope scope = Scope.open()) {
            var weights = snapshot.weights(network, scope);
            var statistics = Statistics.cumulative(network, DataType.FLOAT32, scope);
            var collect = Pass.with(new BatchNormMode.Collect(statistics));
            logits(network, new Executor(network, weights), collect, images(network, BATCH, seed), scope);
            return Snapshot.of(network, weights, statistics);
        }
    }

    /** The same with as few connections as a plan says, drawn by chance. */
    static Snapshot thinned(Snapshot dense, SparsityPlan plan, long seed) {
        RandomGenerator random = Seeds.generator(seed, "thinned");
        Snapshot sparse = dense;
        for (var kernel : plan.nonzeros().entrySet()) {
            float[] values = dense.values(kernel.getKey());
            long clear = values.length - kernel.getValue();
            while (clear > 0) {
                int at = random.nextInt(values.length);
                clear -= values[at] == 0 ? 0 : 1;
                values[at] = 0;
            }
            sparse = sparse.with(kernel.getKey(), values);
        }
        return sparse;
    }

    private static float noise(Role role) {
        return switch (role) {
            case KERNEL, TRANSFORM, MIXING -> 0;
            case BIAS, NORM_SCALE, NORM_SHIFT -> .1f;
            case POSITION -> .3f;
        };
    }

    /** Numbers with mean 0 and deviation 1. */
    public static float[] images(Network network, int count, long seed) {
        RandomGenerator random = Seeds.generator(seed, "images");
        float[] numbers = new float[Math.toIntExact(count * sample(network).size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** What the engine makes of them. */
    public static float[] logits(Network network, Snapshot snapshot, float[] samples) {
        try (Scope scope = Scope.open()) {
            var executor = new Executor(network, snapshot.weights(network, scope));
            var pass = Pass.with(new BatchNormMode.Running(snapshot.statistics(network, scope)));
            return logits(network, executor, pass, samples, scope);
        }
    }

    private static float[] logits(Network network, Executor executor, Pass pass, float[] samples, Scope scope) {
        Shape sample = sample(network);
        long[] shape = LongStream.concat(
                        LongStream.of(samples.length / sample.size()),
                        sample.dims().stream().mapToLong(Integer::longValue))
                .toArray();
        return Torch.plain(() -> executor.logits(scope.floats(samples, shape), scope, pass))
                .toFloatArray();
    }

    private static Shape sample(Network network) {
        return network.nodes().stream()
                .filter(node -> node.op() instanceof Op.Input)
                .map(node -> network.shape(node.name()))
                .findFirst()
                .orElseThrow();
    }
}

package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("torch")
class GradientTest {

    private static final Pass BATCH = Pass.with(new BatchNormMode.Batch());

    @Test
    void isTheHandComputedOneOnTwoReluLayers() {
        Network network = Fixtures.twoLayers(true);

        try (Scope scope = Scope.open()) {
            OwnWeights weights = Fixtures.weights(network, Fixtures.reluWeights(), DataType.FLOAT64, scope);
            loss(network, weights, new double[] {1, 2, -1, 2}, new int[] {0, 1}, scope, 2);

            assertThat(weights.leaves().gradient("first.weight", scope).toDoubleArray())
                    .containsExactly(new double[] {-.28061483, .06122967, .375, .75}, within(1e-8));
            assertThat(weights.leaves().gradient("second.weight", scope).toDoubleArray())
                    .containsExactly(new double[] {-.43877033, -.25, .43877033, .25}, within(1e-8));
        }
    }

    @Test
    void equalsCentralDifferencesOnConvolutionsWithBatchNorm() {
        Network network = Fixtures.convolutional(2, 4, 3);
        double[] images = images(4, 3 * 4 * 4);
        int[] labels = {0, 2, 1, 1};
        double step = 1e-5;

        try (Scope scope = Scope.open()) {
            OwnWeights weights = Fixtures.weights(network, Map.of(), DataType.FLOAT64, scope);
            Leaves leaves = weights.leaves();
            loss(network, weights, images, labels, scope, 3, 4, 4);
            for (String name : leaves.names()) {
                double[] gradient = leaves.gradient(name, scope).toDoubleArray();
                double[] at = Torch.plain(() -> leaves.tensor(name).toDoubleArray());
                for (int i = 0; i < at.length; i++) {
                    double up = lossWith(network, weights, name, at, i, step, images, labels);
                    double down = lossWith(network, weights, name, at, i, -step, images, labels);
                    assertThat(gradient[i]).as(name + "[" + i + "]").isCloseTo((up - down) / (2 * step), within(1e-5));
                }
            }
        }
    }

    @Test
    void pilesUpUntilItIsCleared() {
        Network network = Fixtures.twoLayers(true);

        try (Scope scope = Scope.open()) {
            OwnWeights weights = Fixtures.weights(network, Fixtures.reluWeights(), DataType.FLOAT64, scope);
            NDArray leaf = weights.leaves().tensor("second.weight");
            assertThat(Torch.gradient(leaf, scope)).isEmpty();
            weights.leaves().clearGradients();
            loss(network, weights, new double[] {1, 2}, new int[] {0}, scope, 2);
            loss(network, weights, new double[] {1, 2}, new int[] {0}, scope, 2);

            assertThat(weights.leaves().gradient("second.weight", scope).toDoubleArray())
                    .containsExactly(-3, -1, 3, 1);
            weights.leaves().clearGradients();
            assertThat(weights.leaves().gradient("second.weight", scope).toDoubleArray())
                    .containsExactly(0, 0, 0, 0);
        }
    }

    @Test
    void secondDerivativeOfACubeIsSixX() {
        try (Scope scope = Scope.open()) {
            NDArray x = scope.doubles(new double[] {2}, 1);
            x.setRequiresGradient(true);
            NDArray one = scope.ones(DataType.FLOAT64, 1);
            NDArray cube = Torch.recording(() -> x.mul(x).mul(x));
            Torch.backward(cube, one, true, true);

            assertThat(Torch.gradient(x, scope).orElseThrow().toDoubleArray()).containsExactly(12);
        }
    }

    @Test
    void isTheSameOnTwoThreadsAtOnceAsOnOne() throws Exception {
        Network network = Fixtures.convolutional(8, 8, 3);
        List<Callable<float[]>> tasks = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            long taskSeed = seed;
            tasks.add(() -> gradientOfFirstKernel(network, taskSeed));
        }
        List<float[]> alone = new ArrayList<>();
        for (Callable<float[]> task : tasks) {
            alone.add(task.call());
        }

        var threads = Executors.newFixedThreadPool(2);
        try {
            var together = threads.invokeAll(tasks);
            for (int i = 0; i < alone.size(); i++) {
                assertThat(together.get(i).get()).containsExactly(alone.get(i));
            }
        } finally {
            threads.shutdown();
        }
        assertThat(alone.get(0)).isNotEqualTo(alone.get(1));
    }

    private static float[] gradientOfFirstKernel(Network network, long seed) {
        try (Scope scope = Scope.open()) {
            OwnWeights weights = OwnWeights.of(network, Initialisation.DEFAULT, seed, DataType.FLOAT32, scope);
            float[] images = new float[16 * 3 * 8 * 8];
            var random = Seeds.generator(seed, "images");
            for (int i = 0; i < images.length; i++) {
                images[i] = (float) random.nextGaussian();
            }
            Torch.recording(() -> {
                NDArray logits = new Executor(network, weights).logits(scope.floats(images, 16, 3, 8, 8), scope, BATCH);
                Torch.backward(Fixtures.crossEntropy(logits, new int[16], scope));
                return true;
            });
            return weights.leaves().gradient("c1.weight", scope).toFloatArray();
        }
    }

    private static double lossWith(
            Network network,
            OwnWeights weights,
            String name,
            double[] at,
            int i,
            double by,
            double[] images,
            int[] labels) {
        try (Scope scope = Scope.open()) {
            double[] moved = at.clone();
            moved[i] += by;
            NDArray leaf = weights.leaves().tensor(name);
            weights.leaves().set(name, scope.doubles(moved, leaf.getShape().getShape()));
            double loss = Torch.plain(() -> Fixtures.crossEntropy(
                            new Executor(network, weights).logits(scope.doubles(images, 4, 3, 4, 4), scope, BATCH),
                            labels,
                            scope)
                    .getDouble());
            weights.leaves().set(name, scope.doubles(at, leaf.getShape().getShape()));
            return loss;
        }
    }

    private static void loss(
            Network network, OwnWeights weights, double[] images, int[] labels, Scope scope, long... shape) {
        long[] batch = new long[shape.length + 1];
        batch[0] = labels.length;
        System.arraycopy(shape, 0, batch, 1, shape.length);
        Torch.recording(() -> {
            NDArray logits = new Executor(network, weights).logits(scope.doubles(images, batch), scope, BATCH);
            Torch.backward(Fixtures.crossEntropy(logits, labels, scope));
            return true;
        });
    }

    private static double[] images(int count, int size) {
        var random = Seeds.generator(7, "images");
        double[] images = new double[count * size];
        for (int i = 0; i < images.length; i++) {
            images[i] = random.nextGaussian();
        }
        return images;
    }
}

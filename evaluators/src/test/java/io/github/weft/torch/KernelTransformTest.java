package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Size;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import io.github.weft.space.entangled.Mobile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels made by matrices of larger ones, 7 to 5 to 3, in a store of shared weights. */
@Tag("torch")
class KernelTransformTest {

    private static final int CHANNELS = 4;
    private static final int FULL = 7;
    private static final List<Integer> SIDES = List.of(5, 3);

    /** The first channels of a depthwise convolution. */
    private static Network network(int channels, int side) {
        Extent kernel = new Rule.Centre(Size.of(side)).of(FULL, Map.of());
        Extent slice = new Rule.Prefix(Size.of(channels)).of(CHANNELS, Map.of());
        List<Param> matrices = SIDES.stream()
                .filter(each -> each >= side)
                .map(each -> matrix(each == 5 ? "7to5" : "5to3", each * each))
                .toList();
        var op = new Op.Conv2d(channels, channels, side, 1, side / 2, 1, channels, false);
        return Fixtures.single(
                op,
                Shape.image(channels, 4, 3),
                new Param("w", Role.KERNEL, List.of(slice, Extent.whole(1), kernel, kernel)).transformedBy(matrices));
    }

    private static Param matrix(String name, int entries) {
        return new Param(name, Role.TRANSFORM, List.of(Extent.whole(entries), Extent.whole(entries)));
    }

    private static SharedWeights store(Scope scope) {
        return SharedWeights.of(Initialisation.DEFAULT, 3, DataType.FLOAT64, scope)
                .cover(network(CHANNELS, FULL))
                .cover(network(CHANNELS, 3));
    }

    private static double[] kernel(SharedWeights store, int channels, int side, Scope scope) {
        Param param = network(channels, side).params().get(0);
        return Torch.plain(() -> store.tensor(param, scope).toDoubleArray());
    }

    @Test
    void matricesStartAsTheIdentity() {
        try (Scope scope = Scope.open()) {
            float[] values = store(scope).leaves().values("5to3");

            for (int i = 0; i < 81; i++) {
                assertThat(values[i]).isEqualTo(i / 9 == i % 9 ? 1 : 0);
            }
            assertThat(store(scope).leaves().names()).containsExactly("w", "7to5", "5to3");
            assertThat(store(scope).leaves().role("7to5")).isEqualTo(Role.TRANSFORM);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 5, 3})
    void theIdentityCropsTheCentre(int side) {
        try (Scope scope = Scope.open()) {
            SharedWeights store = store(scope);
            float[] full = store.leaves().values("w");
            double[] kernel = kernel(store, 2, side, scope);
            int margin = (FULL - side) / 2;

            for (int i = 0; i < kernel.length; i++) {
                int row = i / side % side + margin;
                int column = i % side + margin;
                assertThat(kernel[i]).isEqualTo(full[(i / side / side * FULL + row) * FULL + column], within(1e-7));
            }
        }
    }

    @Test
    void threeDependsOnBothMatricesAndFiveOnTheFirst() {
        try (Scope scope = Scope.open()) {
            SharedWeights store = store(scope);
            double[] five = kernel(store, CHANNELS, 5, scope);
            double[] three = kernel(store, CHANNELS, 3, scope);
            double[] seven = kernel(store, CHANNELS, FULL, scope);

            store.leaves().multiply("5to3", 2);
            assertThat(kernel(store, CHANNELS, 5, scope)).containsExactly(five);
            assertThat(kernel(store, CHANNELS, 3, scope)).isNotEqualTo(three);
            store.leaves().multiply("5to3", .5);
            assertThat(kernel(store, CHANNELS, 3, scope)).containsExactly(three);
            store.leaves().multiply("7to5", 3);
            assertThat(kernel(store, CHANNELS, 5, scope)).isNotEqualTo(five);
            assertThat(kernel(store, CHANNELS, 3, scope)).isNotEqualTo(three);
            assertThat(kernel(store, CHANNELS, FULL, scope)).containsExactly(seven);
        }
    }

    /** Convolutions by kernels of random matrices, and the gradients of kernel and matrices. */
    @ParameterizedTest
    @ValueSource(ints = {7, 5, 3})
    void outputsAndGradientsEqualLoops(int side) {
        int channels = 3;
        Network network = network(channels, side);
        try (Scope scope = Scope.open()) {
            SharedWeights store = store(scope);
            Map<String, double[]> weights = new LinkedHashMap<>();
            for (String name : store.leaves().names()) {
                float[] noise = LoopReference.noise(
                        name, Math.toIntExact(store.leaves().tensor(name).size()));
                store.leaves().set(name, noise);
                weights.put(name, LoopReference.doubles(noise));
            }
            double[] images = LoopReference.doubles(LoopReference.noise("x", channels * 12));
            NDArray batch = scope.doubles(images, 1, channels, 4, 3);

            LoopReference.check(
                    network,
                    store,
                    (x, values) -> convolve(x, made(values, side), channels, side),
                    batch,
                    weights,
                    scope);
        }
    }

    /** All channels' kernels. */
    private static double[] made(Map<String, double[]> values, int side) {
        double[] kernel = values.getOrDefault("w", new double[0]);
        int from = FULL;
        for (int to : SIDES) {
            if (to >= side) {
                double[] matrix = values.getOrDefault(from + "to" + to, new double[0]);
                double[] next = new double[CHANNELS * to * to];
                for (int i = 0; i < next.length; i++) {
                    int channel = i / (to * to);
                    for (int j = 0; j < to * to; j++) {
                        int source = (channel * from + j / to + 1) * from + j % to + 1;
                        next[i] += matrix[i % (to * to) * to * to + j] * kernel[source];
                    }
                }
                kernel = next;
                from = to;
            }
        }
        return kernel;
    }

    private static double[] convolve(double[] x, double[] kernel, int channels, int side) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            int channel = i / 12;
            for (int p = 0; p < side * side; p++) {
                int row = i / 3 % 4 + p / side - side / 2;
                int column = i % 3 + p % side - side / 2;
                if (row >= 0 && row < 4 && column >= 0 && column < 3) {
                    y[i] += kernel[channel * side * side + p] * x[channel * 12 + row * 3 + column];
                }
            }
        }
        assertThat(channels * 12).isEqualTo(x.length);
        return y;
    }

    @Test
    void aKernelThatIsMadeCannotBeWritten() {
        try (Scope scope = Scope.open()) {
            SharedWeights store = store(scope);
            Param made = network(2, 5).params().get(0);

            assertThatThrownBy(() -> store.write(made, scope.zeros(DataType.FLOAT64, 2, 1, 5, 5)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "parameter (w) is made by matrices and cannot be written. Maybe write what it is made of: [w, 7to5].");
        }
    }

    static Stream<Mobile> spaces() {
        return Stream.of(new Mobile(), Mobile.ofa(), Mobile.mini());
    }

    /** With matrices that are no identity any more. */
    @ParameterizedTest
    @MethodSource("spaces")
    void aSubNetworkInTheSupernetEqualsTheExtractedOne(Mobile mobile) {
        SearchSpace space = mobile.transformingKernels();
        Setting setting = space.setting(Shape.image(1, 28, 28), 5);
        try (Scope scope = Scope.open()) {
            SharedWeights shared = SharedWeights.of(Initialisation.DEFAULT, 11, DataType.FLOAT32, scope);
            space.covering().forEach(genome -> shared.cover(space.decode(genome, setting)));
            for (String name : shared.leaves().names()) {
                if (shared.leaves().role(name) == Role.TRANSFORM) {
                    float[] matrix = shared.leaves().values(name);
                    float[] noise = LoopReference.noise(name, matrix.length);
                    for (int i = 0; i < matrix.length; i++) {
                        matrix[i] += .2f * noise[i];
                    }
                    shared.leaves().set(name, matrix);
                }
            }
            int tensors = shared.leaves().names().size();
            float[] images = LoopReference.noise("images", 2 * 28 * 28);
            for (int i = 0; i < 10; i++) {
                Genome genome = Variation.random(space, Seeds.generator(i, "sub-network"));
                Network network = space.decode(genome, setting);
                Network cut = mobile.decode(genome, setting);
                try (Scope step = scope.inner()) {
                    float[] inside = logits(network, shared, images, step);

                    assertThat(logits(network, OwnWeights.copyOf(network, shared, step), images, step))
                            .as(space.format(genome))
                            .containsExactly(inside, within(1e-5f));
                    assertThat(logits(cut, OwnWeights.copyOf(network, shared, step), images, step))
                            .as("its plain network")
                            .containsExactly(inside, within(1e-5f));
                    assertThat(logits(cut, shared, images, step)).as("cut out").isNotEqualTo(inside);
                }
                assertThat(shared.cover(network).leaves().names()).hasSize(tensors);
            }
        }
    }

    private static float[] logits(Network network, Weights weights, float[] images, Scope step) {
        return Torch.plain(() -> new Executor(network, weights)
                .logits(step.floats(images, 2, 1, 28, 28), step, Pass.with(new BatchNormMode.Batch()))
                .toFloatArray());
    }
}

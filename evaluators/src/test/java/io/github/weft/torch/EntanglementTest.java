package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Shape;
import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Spaces;
import io.github.weft.space.Variation;
import io.github.weft.space.entangled.Mobile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("torch")
class EntanglementTest {

    private static final Mobile SPACE = new Mobile();
    private static final Setting SETTING = SPACE.setting(Shape.image(3, 28, 28), 5);
    private static final Pass BATCH = Pass.with(new BatchNormMode.Batch());
    private static final int[] LABELS = {0, 1, 2, 4};

    @Test
    void aSubNetworkInTheSupernetEqualsTheExtractedOne() {
        try (Scope scope = Scope.open()) {
            SharedWeights shared = supernet(DataType.FLOAT32, scope);
            float[] images = images();
            int smaller = 0;
            for (int i = 0; i < 100; i++) {
                Network network = randomNetwork(i);
                try (Scope step = scope.inner()) {
                    OwnWeights own = OwnWeights.copyOf(network, shared, step);
                    float[] inside = logits(network, shared, images, step);
                    float[] extracted = logits(network, own, images, step);

                    assertThat(extracted).as("sub-network %s", i).containsExactly(inside, within(1e-5f));
                    assertThat(own.leaves().names()).hasSameSizeAs(network.params());
                }
                smaller += network.params().stream().allMatch(Param::isWhole) ? 0 : 1;
            }
            assertThat(smaller).isGreaterThan(95);
        }
    }

    /** All spaces at 28x28 pixels: genomes in the store that the covering genomes fill. */
    @ParameterizedTest
    @MethodSource("spaces")
    void everySpaceSharesOneStore(SearchSpace space) {
        slicesEqualCopies(space, 3);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    @Tag("heavy")
    void aHundredGenotypesOfEverySpaceEqualTheirExtractedNetworks(SearchSpace space) {
        slicesEqualCopies(space, 100);
    }

    private static void slicesEqualCopies(SearchSpace space, int genotypes) {
        Setting setting = space.setting(Shape.image(3, 28, 28), 5);
        try (Scope scope = Scope.open()) {
            SharedWeights shared = SharedWeights.of(Initialisation.DEFAULT, 11, DataType.FLOAT32, scope);
            space.covering().forEach(genome -> shared.cover(space.decode(genome, setting)));
            int tensors = shared.leaves().names().size();
            float[] images = images();
            for (int i = 0; i < genotypes; i++) {
                Genome genome = Variation.random(space, Seeds.generator(i, "sub-network"));
                Network network = space.decode(genome, setting);
                try (Scope step = scope.inner()) {
                    OwnWeights own = OwnWeights.copyOf(network, shared, step);

                    assertThat(logits(network, own, images, step))
                            .as(space.format(genome))
                            .containsExactly(logits(network, shared, images, step), within(1e-5f));
                }
                assertThat(shared.cover(network).leaves().names()).hasSize(tensors);
            }
        }
    }

    private static List<SearchSpace> spaces() {
        return Spaces.all();
    }

    @Test
    void aGradientReachesExactlyTheSlices() {
        try (Scope scope = Scope.open()) {
            SharedWeights shared = supernet(DataType.FLOAT64, scope);
            for (int i = 0; i < 5; i++) {
                Network network = randomNetwork(i);
                try (Scope step = scope.inner()) {
                    shared.leaves().clearGradients();
                    OwnWeights own = OwnWeights.copyOf(network, shared, step);
                    backward(network, shared, step);
                    backward(network, own, step);

                    for (Param param : network.params()) {
                        NDArray full = shared.leaves().gradient(param.name(), step);
                        double[] slice = full.get(SharedWeights.slice(param)).toDoubleArray();
                        double[] alone =
                                own.leaves().gradient(param.name(), step).toDoubleArray();
                        assertThat(furthest(slice, alone)).as(param.name()).isLessThan(1e-9);
                        assertThat(squares(full.toDoubleArray()))
                                .as("outside the slice of %s", param.name())
                                .isEqualTo(squares(slice), within(1e-15 + 1e-12 * squares(slice)));
                    }
                    var used = network.params().stream().map(Param::name).toList();
                    shared.leaves().names().stream()
                            .filter(name -> !used.contains(name))
                            .forEach(name -> assertThat(squares(
                                            shared.leaves().gradient(name, step).toDoubleArray()))
                                    .as(name)
                                    .isZero());
                }
            }
        }
    }

    @Test
    void aWriteGoesThroughToEverySharer() {
        Network largest = SPACE.decode(SPACE.largest(), SETTING);
        Param param = randomNetwork(3).params().stream()
                .filter(each -> !each.isWhole())
                .findFirst()
                .orElseThrow();

        try (Scope scope = Scope.open()) {
            SharedWeights shared = supernet(DataType.FLOAT32, scope);
            double before = squares(shared.leaves().values(param.name()));
            double slice = squares(shared.tensor(param, scope).toFloatArray());
            shared.write(param, shared.tensor(param, scope).mul(0).add(2));

            assertThat(shared.tensor(param, scope).toFloatArray()).containsOnly(2);
            assertThat(squares(shared.leaves().values(param.name())))
                    .isEqualTo(before - slice + 4 * param.count(), within(1e-3));
            assertThat(largest.params()).extracting(Param::name).contains(param.name());
        }
    }

    @Test
    void aTensorStartsTheSameWhicheverNetworkCameFirst() {
        Network largest = SPACE.decode(SPACE.largest(), SETTING);

        try (Scope scope = Scope.open()) {
            SharedWeights first = SharedWeights.of(Initialisation.DEFAULT, 5, DataType.FLOAT32, scope)
                    .cover(randomNetwork(1))
                    .cover(largest);
            SharedWeights second = SharedWeights.of(Initialisation.DEFAULT, 5, DataType.FLOAT32, scope)
                    .cover(largest);

            assertThat(first.leaves().names())
                    .containsExactlyInAnyOrderElementsOf(second.leaves().names());
            for (String name : first.leaves().names()) {
                assertThat(first.leaves().values(name))
                        .containsExactly(second.leaves().values(name));
            }
        }
    }

    private static SharedWeights supernet(DataType type, Scope scope) {
        return SharedWeights.of(Initialisation.DEFAULT, 11, type, scope).cover(SPACE.decode(SPACE.largest(), SETTING));
    }

    private static Network randomNetwork(int i) {
        Genome genome = Variation.random(SPACE, Seeds.generator(i, "sub-network"));
        return SPACE.decode(genome, SETTING);
    }

    private static float[] logits(Network network, Weights weights, float[] images, Scope step) {
        return Torch.plain(() -> new Executor(network, weights)
                .logits(step.floats(images, LABELS.length, 3, 28, 28), step, BATCH)
                .toFloatArray());
    }

    private static void backward(Network network, Weights weights, Scope step) {
        Torch.recording(() -> {
            NDArray batch = step.floats(images(), LABELS.length, 3, 28, 28).toType(DataType.FLOAT64, false);
            NDArray logits = new Executor(network, weights).logits(batch, step, BATCH);
            Torch.backward(Fixtures.crossEntropy(logits, LABELS, step));
            return true;
        });
    }

    private static float[] images() {
        float[] images = new float[LABELS.length * 3 * 28 * 28];
        var random = Seeds.generator(7, "images");
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) random.nextGaussian();
        }
        return images;
    }

    private static double furthest(double[] left, double[] right) {
        assertThat(left).hasSameSizeAs(right);
        double furthest = 0;
        for (int i = 0; i < left.length; i++) {
            furthest = Math.max(furthest, Math.abs(left[i] - right[i]));
        }
        return furthest;
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}

package io.github.weft.proxy.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Score;
import io.github.weft.torch.Fixtures;
import io.github.weft.torch.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The three parts of AZ-NAS on numbers known beforehand. */
class AzNasTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void expressivityAddsAndProgressivityTakesTheLeastStep() {
        List<OptionalDouble> entropies = options(.5, 1.5, 1.2, 2);

        assertThat(value(AzExpressivity.score(entropies))).isEqualTo(5.2, CLOSE);
        assertThat(value(AzProgressivity.score(entropies))).isEqualTo(-.3, CLOSE);
    }

    @Test
    void trainabilityIsBestAtGainOne() {
        assertThat(value(AzTrainability.score(options(1)))).isEqualTo(0, within(1.1e-6));
        assertThat(value(AzTrainability.score(options(2)))).isEqualTo(-.5, within(1e-6));
        assertThat(value(AzTrainability.score(options(.5)))).isEqualTo(-.5, within(1e-5));
        assertThat(value(AzTrainability.score(options(1, 2, 4)))).isEqualTo((0 - .5 - 2.25) / 3, within(1e-6));
    }

    @Test
    void aBlockWithoutVarianceOrWithoutWorkHasNoNumber() {
        List<OptionalDouble> one = List.of(OptionalDouble.of(1), OptionalDouble.empty());

        assertThat(AzExpressivity.score(one).failure()).hasValue("undefined: the features after a block do not vary");
        assertThat(AzProgressivity.score(one).failure()).hasValue("undefined: the features after a block do not vary");
        assertThat(AzTrainability.score(one).failure()).hasValue("undefined: a block passes its input on");
    }

    @Test
    void entropyOfKnownShares() {
        assertThat(Features.entropy(new double[] {3, 1}).orElseThrow()).isEqualTo(.5623351246, CLOSE);
        assertThat(Features.entropy(new double[] {5, 5, 5, 5}).orElseThrow()).isEqualTo(Math.log(4), within(1e-7));
        assertThat(Features.entropy(new double[] {7, 0}).orElseThrow()).isEqualTo(0, within(1e-7));
        assertThat(Features.entropy(new double[2])).isEmpty();
    }

    @Test
    @Tag("torch")
    void entropyDoesNotSeeRotationScaleOrShift() {
        double r = Math.sqrt(3);
        double[][] points = {{r, 0}, {-r, 0}, {0, 1}, {0, -1}};
        double[][] turned = Arrays.stream(points)
                .map(point ->
                        new double[] {7 + 2 * (.6 * point[0] - .8 * point[1]), 2 * (.8 * point[0] + .6 * point[1])})
                .toArray(double[][]::new);

        assertThat(entropy(points)).as("vectors").isEqualTo(.5623351246, CLOSE);
        assertThat(entropy(turned)).as("turned, scaled and shifted").isEqualTo(.5623351246, CLOSE);
        try (Scope scope = Scope.open()) {
            NDArray image = scope.doubles(new double[] {r, -r, 0, 0, 0, 0, 1, -1}, 1, 2, 2, 2);
            NDArray tokens = scope.doubles(new double[] {r, 0, -r, 0, 0, 1, 0, -1}, 2, 2, 2);
            assertThat(Features.entropy(Features.covariance(image)).orElseThrow())
                    .as("an image")
                    .isEqualTo(.5623351246, CLOSE);
            assertThat(Features.entropy(Features.covariance(tokens)).orElseThrow())
                    .as("tokens")
                    .isEqualTo(.5623351246, CLOSE);
        }
    }

    @Test
    @Tag("torch")
    void foldsPixelsIntoChannels() {
        try (Scope scope = Scope.open()) {
            double[] pixels = IntStream.range(0, 32).asDoubleStream().toArray();
            NDArray large = scope.doubles(pixels, 1, 2, 4, 4);
            NDArray small = scope.zeros(DataType.FLOAT64, 1, 3, 2, 2);

            NDArray folded = Features.folded(large, small);

            assertThat(folded.getShape().getShape()).containsExactly(1, 8, 2, 2);
            assertThat(folded.toDoubleArray())
                    .startsWith(0, 2, 8, 10, 1, 3, 9, 11, 4, 6, 12, 14, 5, 7, 13, 15, 16, 18, 24, 26);
            assertThat(Features.folded(small, large)).isSameAs(small);
            assertThat(Features.folded(scope.ones(DataType.FLOAT64, 1, 1, 3, 3), small)
                            .toDoubleArray())
                    .as("odd sides are padded")
                    .containsExactly(1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0);
        }
    }

    @Test
    @Tag("torch")
    void aBlockThatScalesHasItsScaleAsGain() {
        Network network = chain(1, 1);
        Map<String, float[]> weights =
                Map.of("stem.weight", new float[] {3}, "a.weight", new float[] {2}, "b.weight", new float[] {-.5f});

        assertThat(score(new AzTrainability(), network, weights)).isEqualTo(-.5, within(1e-5));
        assertThat(read(BlockPass.GAINS, network, weights).get(0).orElseThrow()).isEqualTo(2, CLOSE);
        assertThat(read(BlockPass.GAINS, network, weights).get(1).orElseThrow()).isEqualTo(.5, CLOSE);
    }

    @Test
    @Tag("torch")
    void aBlockThatStridesIsFolded() {
        Map<String, float[]> weights =
                Map.of("stem.weight", new float[] {3}, "a.weight", new float[] {2}, "b.weight", new float[] {1});

        assertThat(score(new AzTrainability(), chain(1, 2), weights)).isEqualTo(-.25, within(1e-5));
    }

    @Test
    @Tag("torch")
    void channelsThatRepeatAddNoDirection() {
        Map<String, float[]> copies = Map.of(
                "stem.weight", new float[] {1, 2}, "a.weight", new float[] {1, 1, 1, 3}, "b.weight", new float[] {
                    1, 0, 2, 0
                });

        assertThat(score(new AzExpressivity(), chain(2, 1), copies)).isEqualTo(0, within(1e-6));
        assertThat(score(new AzProgressivity(), chain(2, 1), copies)).isEqualTo(0, within(1e-6));
    }

    @Test
    @Tag("torch")
    void aStemThatPassesImagesOnHasTheirEntropy() {
        var builder = new NetworkBuilder();
        String images = builder.input("x", Shape.image(2, 8, 8));
        Extent point = Extent.whole(1);
        String block = builder.conv("block", images, Extent.whole(2), Extent.whole(2), point, 1);
        List.of(images, block).forEach(builder::blockEnd);
        builder.output(
                Network.LOGITS,
                builder.linear("head", builder.globalAveragePool("mean", block), point, Extent.whole(2)));
        Map<String, float[]> weights = Map.of("block.weight", new float[] {1, 1, 2, 2});

        List<OptionalDouble> entropies = read(BlockPass.ENTROPIES, builder.build(), weights);

        assertThat(entropies.get(0).orElseThrow()).as("white noise").isEqualTo(Math.log(2), within(1e-3));
        assertThat(entropies.get(1).orElseThrow())
                .as("two channels that are one")
                .isEqualTo(0, within(1e-6));
        assertThat(read(BlockPass.GAINS, builder.build(), weights))
                .as("of the block alone")
                .hasSize(1);
    }

    @Test
    @Tag("torch")
    void needsAStemAndABlock() {
        assertThatThrownBy(() -> score(new AzExpressivity(), Fixtures.twoLayers(true), Map.of()))
                .hasMessage("does not apply: the network is not made of a stem and blocks");
    }

    /** Three 1x1 convolutions on 4x4 images of one channel: a stem and the blocks a, with a stride, and b. */
    private static Network chain(int width, int stride) {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.image(1, 4, 4));
        Extent wide = Extent.whole(width);
        Extent point = Extent.whole(1);
        String stem = builder.conv("stem", x, wide, point, point, 1);
        String a = builder.conv("a", stem, wide, wide, point, stride);
        String b = builder.conv("b", a, wide, wide, point, 1);
        List.of(stem, a, b).forEach(builder::blockEnd);
        builder.output(Network.LOGITS, builder.linear("head", builder.globalAveragePool("mean", b), point, wide));
        return builder.build();
    }

    private static double entropy(double[][] points) {
        try (Scope scope = Scope.open()) {
            double[] flat =
                    Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
            return Features.entropy(Features.covariance(scope.doubles(flat, points.length, 2)))
                    .orElseThrow();
        }
    }

    private static List<OptionalDouble> options(double... values) {
        return Arrays.stream(values).mapToObj(OptionalDouble::of).toList();
    }

    private static double value(Score score) {
        return score.value().orElseThrow(() -> new AssertionError(score));
    }

    private static double score(ZeroCostProxy proxy, Network network, Map<String, float[]> weights) {
        try (Probe probe = probe(proxy.reading(), network, weights)) {
            return value(proxy.score(probe));
        }
    }

    private static <T> T read(Reading<T> reading, Network network, Map<String, float[]> weights) {
        try (Probe probe = probe(reading, network, weights)) {
            return probe.read(reading);
        }
    }

    private static Probe probe(Reading<?> reading, Network network, Map<String, float[]> weights) {
        return Probe.over(
                Model.of(network),
                (built, initialisation, seed, scope) -> Fixtures.weights(built, weights, DataType.FLOAT64, scope),
                BatchSource.only(Batch.of("unread", Shape.vector(1), new float[1], new int[1])),
                1,
                Set.of(reading),
                Deadline.none());
    }
}

package io.github.weft.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Attempts;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Layer;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.score.Score;
import io.github.weft.torch.Fixtures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How scores answer to changes of weights, labels and images whose effect is known, in double precision. */
@Tag("torch")
class MetamorphicTest {

    private static final int CHANNELS = 4;
    private static final int CLASSES = 3;
    private static final Shape SHAPE = Shape.image(3, 6, 6);
    private static final Network NETWORK = Fixtures.convolutional(CHANNELS, 6, CLASSES);
    private static final float[] PIXELS = NoiseBatches.pixels(SHAPE, 8, 1);
    private static final int[] LABELS = NoiseBatches.labels(8, CLASSES);
    private static final Batch BATCH = Batch.of("noise", SHAPE, PIXELS, LABELS);
    private static final Map<String, Score> BEFORE = scores(Map.of(), BATCH);

    @Test
    void scalingAConvolutionBeforeBatchNormChangesOnlyItsTermOfGradNorm() {
        Map<String, Score> after = scores(Map.of("c2.weight", times(weight("c2.weight"), 4)), BATCH);

        List.of("snip", "fisher", "jacob-cov", "nwot", "swap").forEach(metric -> same(after, metric, 2e-3));
        assertThat(value(after, "grad-norm")).isLessThan(.99 * value(BEFORE, "grad-norm"));
        assertThat(value(after, "synflow") - value(BEFORE, "synflow")).isEqualTo(Math.log(4), within(1e-9));
    }

    @Test
    void scalingTheLastLayerLeavesCodesAndCorrelations() {
        Map<String, Score> after = scores(Map.of("head.weight", times(weight("head.weight"), 4)), BATCH);

        List.of("jacob-cov", "nwot", "swap").forEach(metric -> same(after, metric, 1e-9));
        List.of("snip", "grad-norm", "fisher").forEach(metric -> differs(after, metric));
        assertThat(value(after, "synflow") - value(BEFORE, "synflow")).isEqualTo(Math.log(4), within(1e-9));
    }

    @Test
    void flippingTheSignOfAWeightLeavesSynflow() {
        float[] flipped = weight("c2.weight");
        flipped[0] = -flipped[0];
        Map<String, Score> after = scores(Map.of("c2.weight", flipped), BATCH);

        same(after, "synflow", 1e-12);
        List.of("snip", "grad-norm", "fisher", "jacob-cov", "nwot").forEach(metric -> differs(after, metric));
    }

    @Test
    void permutingChannelsConsistentlyLeavesEverything() {
        int[] order = {2, 0, 3, 1};
        float[] first = weight("c1.weight");
        float[] second = weight("c2.weight");
        float[] outer = new float[first.length];
        float[] inner = new float[second.length];
        for (int channel = 0; channel < CHANNELS; channel++) {
            System.arraycopy(first, order[channel] * 27, outer, channel * 27, 27);
            for (int out = 0; out < CHANNELS; out++) {
                int row = out * CHANNELS * 9;
                System.arraycopy(second, row + order[channel] * 9, inner, row + channel * 9, 9);
            }
        }
        Map<String, Score> after = scores(Map.of("c1.weight", outer, "c2.weight", inner), BATCH);

        List.of("snip", "grad-norm", "fisher", "synflow", "jacob-cov", "nwot", "l2-norm", "swap", "epsinas")
                .forEach(metric -> same(after, metric, 1e-9));
    }

    @Test
    void relabellingLeavesWhatDoesNotReadLabels() {
        Map<String, Score> after =
                scores(Map.of(), Batch.of("noise", SHAPE, PIXELS, new int[] {2, 2, 0, 1, 1, 1, 0, 0}));

        List.of("synflow", "jacob-cov", "nwot", "l2-norm", "swap", "epsinas").forEach(metric -> same(after, metric, 0));
        List.of("snip", "grad-norm", "fisher").forEach(metric -> differs(after, metric));
    }

    @Test
    void otherImagesLeaveSynflowAlone() {
        Map<String, Score> after = scores(Map.of(), Batch.of("noise", SHAPE, NoiseBatches.pixels(SHAPE, 8, 2), LABELS));

        same(after, "synflow", 0);
        List.of("snip", "grad-norm", "fisher", "jacob-cov", "nwot", "epsinas")
                .forEach(metric -> differs(after, metric));
    }

    @Test
    void aDuplicateImageIsNoticed() {
        float[] pixels = PIXELS.clone();
        System.arraycopy(pixels, 0, pixels, (int) SHAPE.size(), (int) SHAPE.size());
        Map<String, Score> after = scores(Map.of(), Batch.of("noise", SHAPE, pixels, LABELS));

        assertThat(score(after, "nwot").failure()).hasValue("identical codes: of images 0 and 1");
        assertThat(value(after, "jacob-cov")).isBetween(-100_100.0, -99_900.0);
        same(after, "synflow", 0);
    }

    @Test
    void theSignedSumOfALayerBeforeBatchNormIsNearlyZero() {
        try (Probe probe = probe(Map.of(), BATCH, Set.of(Readings.GRADIENTS))) {
            for (Layer layer : probe.read(Readings.GRADIENTS).subList(0, 2)) {
                double plain = layer.sum((weight, gradient) -> weight * gradient);
                double snip = layer.sum((weight, gradient) -> Math.abs(weight * gradient));
                assertThat(Math.abs(plain)).as(layer.name()).isLessThan(1e-3 * snip);
            }
        }
    }

    private static void same(Map<String, Score> after, String metric, double tolerance) {
        double before = value(BEFORE, metric);
        assertThat(value(after, metric)).as(metric).isEqualTo(before, within(tolerance * Math.abs(before)));
    }

    private static void differs(Map<String, Score> after, String metric) {
        double before = value(BEFORE, metric);
        assertThat(Math.abs(value(after, metric) - before)).as(metric).isGreaterThan(1e-4 * Math.abs(before));
    }

    private static double value(Map<String, Score> scores, String metric) {
        Score score = score(scores, metric);
        return score.value().orElseThrow(() -> new AssertionError(metric + " " + score));
    }

    private static Score score(Map<String, Score> scores, String metric) {
        return Objects.requireNonNull(scores.get(metric), () -> metric + " is not among " + scores.keySet());
    }

    private static Map<String, Score> scores(Map<String, float[]> weights, Batch batch) {
        Map<String, Score> scores = new HashMap<>();
        try (Probe probe = probe(
                weights,
                batch,
                Proxies.all().stream().<Reading<?>>map(ZeroCostProxy::reading).collect(Collectors.toSet()))) {
            Proxies.all().forEach(proxy -> scores.put(proxy.metric().name(), Attempts.score(proxy, probe)));
        }
        return scores;
    }

    private static Probe probe(Map<String, float[]> weights, Batch batch, Set<Reading<?>> readings) {
        return Probe.over(
                Model.of(NETWORK),
                (network, initialisation, seed, scope) -> Fixtures.weights(network, weights, DataType.FLOAT64, scope),
                BatchSource.with(batch, size -> batch),
                1,
                readings,
                Deadline.none());
    }

    private static float[] weight(String name) {
        try (Probe probe = probe(Map.of(), BATCH, Set.of(Readings.WEIGHTS))) {
            double[] numbers = probe.read(Readings.WEIGHTS).stream()
                    .filter(layer -> layer.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .weights();
            float[] floats = new float[numbers.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) numbers[i];
            }
            return floats;
        }
    }

    private static float[] times(float[] values, float factor) {
        float[] product = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            product[i] = factor * values[i];
        }
        return product;
    }
}

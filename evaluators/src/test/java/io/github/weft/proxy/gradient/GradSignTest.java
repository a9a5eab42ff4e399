package io.github.weft.proxy.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.score.Score;
import io.github.weft.torch.Fixtures;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signs counted by hand, in double precision. */
@Tag("torch")
class GradSignTest {

    private static final Shape TINY = Shape.image(3, 6, 6);
    private static final Network NETWORK = Fixtures.convolutional(4, 6, 3);
    private static final long WEIGHTS = 3 * 4 * 9 + 4 * 4 * 9 + 4 * 3;

    @Test
    void twoImagesThroughTwoReluLayers() {
        Batch pair = Batch.of("by hand", Shape.vector(2), new float[] {1, 2, -1, 2}, new int[] {0, 1});

        assertThat(score(Fixtures.twoLayers(true), Fixtures.reluWeights(), pair))
                .isEqualTo(6);
    }

    @Test
    void oneImageCountsTheWeightsThatItsGradientReaches() {
        Batch one = Batch.of("by hand", Shape.vector(2), new float[] {-1, 2}, new int[] {1});

        assertThat(score(Fixtures.twoLayers(true), Fixtures.reluWeights(), one)).isEqualTo(4);
    }

    @Test
    void anImageTwiceCountsTwice() {
        float[] once = NoiseBatches.pixels(TINY, 1, 5);
        float[] twice = new float[2 * once.length];
        System.arraycopy(once, 0, twice, 0, once.length);
        System.arraycopy(once, 0, twice, once.length, once.length);
        double single = score(NETWORK, Map.of(), Batch.of("noise", TINY, once, new int[] {1}));

        assertThat(single).isGreaterThan(WEIGHTS / 2.0).isLessThanOrEqualTo(WEIGHTS);
        assertThat(score(NETWORK, Map.of(), Batch.of("noise", TINY, twice, new int[] {1, 1})))
                .isEqualTo(2 * single, within(1e-9));
    }

    @Test
    void imagesAreNormalisedOneByOne() {
        // multiplying one image scales what its own batch norm divides by, and nothing of the other image
        float[] pixels = NoiseBatches.pixels(TINY, 2, 5);
        float[] brighter = pixels.clone();
        for (int i = 0; i < brighter.length / 2; i++) {
            brighter[i] *= 64;
        }
        int[] labels = {0, 2};

        assertThat(score(NETWORK, Map.of(), Batch.of("noise", TINY, brighter, labels)))
                .isEqualTo(score(NETWORK, Map.of(), Batch.of("noise", TINY, pixels, labels)), within(4.0));
    }

    @Test
    void gradientsThatAreNoNumbersHaveNoSigns() {
        Batch pair = Batch.of("by hand", Shape.vector(2), new float[] {1, 2, -1, 2}, new int[] {0, 1});
        var values = new HashMap<>(Fixtures.reluWeights());
        values.replaceAll((name, weights) -> {
            float[] broken = weights.clone();
            broken[0] = Float.NaN;
            return broken;
        });

        assertThat(attempt(Fixtures.twoLayers(true), values, pair).failure()).hasValue("not finite: NaN");
    }

    @Test
    void oneNumberAChannelHasNoVariance() {
        Shape point = Shape.image(3, 1, 1);
        Batch batch = NoiseBatches.noise(point, 4, 3, 1);

        assertThatThrownBy(() -> score(Fixtures.convolutional(4, 1, 3), Map.of(), batch))
                .isInstanceOf(NotApplicable.class)
                .hasMessageStartingWith("does not apply: batch norm (n1) sees one number a channel");
    }

    private static double score(Network network, Map<String, float[]> values, Batch batch) {
        return attempt(network, values, batch).value().orElseThrow();
    }

    private static Score attempt(Network network, Map<String, float[]> values, Batch batch) {
        var proxy = new GradSign();
        try (Probe probe = Probe.over(
                Model.of(network),
                (built, initialisation, seed, scope) -> Fixtures.weights(built, values, DataType.FLOAT64, scope),
                BatchSource.only(batch),
                1,
                Set.of(proxy.reading()),
                Deadline.none())) {
            return proxy.score(probe);
        }
    }
}

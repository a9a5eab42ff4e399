package io.github.weft.proxy.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.NoNumber;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.score.Score;
import io.github.weft.torch.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients small enough to divide by hand. */
class ZicoTest {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final double[] FIRST = {1, -2, 3};

    @Test
    void leavesOutWhatDoesNotVary() {
        assertThat(value(series(FIRST, new double[] {3, -2, 1}))).isEqualTo(1.3862943611, CLOSE);
    }

    @Test
    void oppositeGradientsGiveTheLogarithmOfTheirNumber() {
        assertThat(value(series(FIRST, new double[] {-1, 2, -3}))).isEqualTo(Math.log(3), CLOSE);
    }

    @Test
    void neitherScaleNorOrderMatters() {
        double[] second = {2, 5, -1};
        double score = value(series(FIRST, second));

        assertThat(score).isEqualTo(Math.log(3 + 1 + 1), CLOSE);
        assertThat(value(series(second, FIRST))).isEqualTo(score, CLOSE);
        assertThat(value(series(scaled(FIRST), scaled(second)))).isEqualTo(score, CLOSE);
    }

    @Test
    void layersAddUpAndDeadOnesDoNotCount() {
        List<GradientSeries> layers = List.of(
                series(FIRST, new double[] {3, -2, 1}),
                series(new double[2], new double[2]),
                series(FIRST, new double[] {-1, 2, -3}));

        assertThat(Zico.score(layers).value().orElseThrow()).isEqualTo(Math.log(4) + Math.log(3), CLOSE);
        assertThat(Zico.score(layers.subList(1, 2)).failure())
                .hasValue("undefined: no gradient varies between the batches");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void aGradientThatIsNotFiniteIsNotLeftOut(double broken) {
        List<GradientSeries> layers =
                List.of(series(FIRST, new double[] {3, -2, 1}), series(FIRST, new double[] {3, broken, 1}));

        assertThatThrownBy(() -> Zico.score(layers))
                .isInstanceOf(NoNumber.class)
                .hasMessage("not finite: NaN");
    }

    @Test
    @Tag("torch")
    void twoBatchesOfOneSampleThroughTwoReluLayers() {
        Batch pair = Batch.of("by hand", Shape.vector(2), new float[] {1, 2, -1, 2}, new int[] {0, 1});
        var zico = new Zico();
        try (Probe probe = Probe.over(
                Model.of(Fixtures.twoLayers(true)),
                (built, initialisation, seed, scope) ->
                        Fixtures.weights(built, Fixtures.reluWeights(), DataType.FLOAT64, scope),
                BatchSource.with(pair.part(0, 1), size -> pair),
                1,
                Set.of(zico.reading()),
                Deadline.none())) {
            assertThat(zico.score(probe).value().orElseThrow()).isEqualTo(3.8849375914, CLOSE);
        }
    }

    @Test
    void theBatchesShareNoImage() {
        BatchSource source = NoiseBatches.source(Shape.image(1, 2, 2), 3, 2, 1);
        List<Batch> batches = source.disjoint("zico", 2, 3);

        List<Float> seen = new ArrayList<>();
        for (Batch batch : batches) {
            assertThat(batch.size()).isEqualTo(3);
            for (float value : batch.values()) {
                seen.add(value);
            }
        }
        assertThat(seen).hasSize(24).doesNotHaveDuplicates();
        assertThat(batches).extracting(Batch::digest).doesNotHaveDuplicates();
    }

    private static GradientSeries series(double[] first, double[] second) {
        return new GradientSeries(List.of(first, second));
    }

    private static double[] scaled(double[] values) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 7;
        }
        return scaled;
    }

    private static double value(GradientSeries layer) {
        Score score = Zico.score(List.of(layer));
        return score.value().orElseThrow(() -> new AssertionError(score));
    }
}

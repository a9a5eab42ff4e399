package io.github.weft.proxy.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.eval.NoNumber;
import io.github.weft.proxy.algebra.Correlations;
import io.github.weft.proxy.pass.ActivationKernel;
import io.github.weft.proxy.pass.Gates;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.Reading;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.torch.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks of a few weights, computed by hand. */
@Tag("torch")
class ProxyVectorsTest {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Batch ONE = batch(new float[] {1, 2}, 0);
    private static final Batch TWO = batch(new float[] {1, 2, -1, 2}, 0, 1);

    @Test
    void oneSampleThroughTwoReluLayers() {
        assertThat(relu(new GradNorm(), ONE)).isEqualTo(4.0038349305, CLOSE);
        assertThat(relu(new Snip(), ONE)).isEqualTo(6, CLOSE);
        assertThat(relu(new Plain(), ONE)).isEqualTo(0, CLOSE);
        assertThat(relu(new L2Norm(), ONE)).isEqualTo(4.0811388301, CLOSE);
        assertThat(relu(new Fisher(), ONE)).isEqualTo(3.125, CLOSE);
        assertThat(relu(new Grasp(), ONE)).isEqualTo(-8.125, within(1e-4));
        assertThat(relu(new Synflow(), ONE)).isEqualTo(2.6026896854, CLOSE);
    }

    @Test
    void twoSamplesThroughTwoReluLayers() {
        assertThat(relu(new GradNorm(), TWO)).isEqualTo(1.6005213896, CLOSE);
        assertThat(relu(new Snip(), TWO)).isEqualTo(2.5, CLOSE);
        assertThat(relu(new Plain(), TWO)).isEqualTo(2 * .1556148328, CLOSE);
        assertThat(relu(new Nwot(), TWO)).isEqualTo(1.0986122887, CLOSE);
        assertThat(relu(new Synflow(), TWO)).isEqualTo(2.6026896854, CLOSE);
    }

    @Test
    void bothLayersOfAReluChainHaveTheSameSignedSum() {
        try (Probe probe = reluProbe(TWO, Readings.GRADIENTS)) {
            assertThat(probe.read(Readings.GRADIENTS))
                    .extracting(layer -> layer.sum((weight, gradient) -> weight * gradient))
                    .allSatisfy(sum -> assertThat(sum).isEqualTo(.1556148328, CLOSE));
        }
    }

    @Test
    void theCurvatureOfEachLayerIsTheHandComputedOne() {
        try (Probe probe = reluProbe(ONE, Readings.CURVATURE)) {
            assertThat(probe.read(Readings.CURVATURE).get("first.weight")).isEqualTo(5, within(1e-4));
            assertThat(probe.read(Readings.CURVATURE).get("second.weight")).isEqualTo(3.125, within(1e-4));
        }
    }

    @Test
    void theJacobianIsTheHandComputedOne() {
        try (Probe probe = reluProbe(TWO, Readings.JACOBIAN)) {
            double[][] jacobian = probe.read(Readings.JACOBIAN);

            assertThat(jacobian[0]).containsExactly(new double[] {.5, 1.75}, CLOSE);
            assertThat(jacobian[1]).containsExactly(new double[] {1.5, 1.5}, CLOSE);
        }
    }

    @Test
    void gatesGiveEachLayersSaliency() {
        try (Probe probe = reluProbe(ONE, Readings.GATES)) {
            assertThat(probe.read(Readings.GATES)).extracting(Gates::saliency).containsExactly(.5625, 1.0);
            assertThat(probe.read(Readings.GATES)).extracting(Gates::fanIn).containsExactly(2L, 2L);
        }
    }

    @Test
    void synflowOfALinearChainIsDepthTimesThePathSum() {
        Map<String, float[]> values =
                Map.of("first.weight", new float[] {1, -2, 3, 1}, "second.weight", new float[] {2, -1});

        assertThat(score(new Synflow(), Fixtures.twoLayers(false), values, ONE)).isEqualTo(Math.log(20), CLOSE);
    }

    @Test
    void synflowOfOneConvolution() {
        var op = new Op.Conv2d(1, 1, 3, 1, 1, 1, 1, false);
        Network network = Fixtures.single(op, Shape.image(1, 3, 3), Fixtures.kernel("w", 1, 1, 3, 3));
        Batch batch = Batch.of("by hand", Shape.image(1, 3, 3), new float[9], new int[] {0});
        float[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1};

        assertThat(score(new Synflow(), network, Map.of("w", ones), batch)).isEqualTo(Math.log(49), CLOSE);
        assertThat(score(new Params(), network, Map.of(), batch)).isEqualTo(9);
        assertThat(score(new Flops(), network, Map.of(), batch)).isEqualTo(81);
    }

    @Test
    void synflowOfAResidualCountsWeightedPathsAlone() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(1));
        String weighted = Fixtures.linear(builder, "scale", x, 1, 1);
        builder.output(Network.LOGITS, builder.add("sum", List.of(x, weighted)));
        Batch batch = Batch.of("by hand", Shape.vector(1), new float[] {5}, new int[] {0});

        assertThat(score(new Synflow(), builder.build(), Map.of("scale.weight", new float[] {-2}), batch))
                .isEqualTo(Math.log(2), CLOSE);
    }

    @Test
    void jacobCovOfKnownGradients() {
        assertThat(jacobCov(new double[][] {{1, 2, 4}, {1, 2, 4}})).isEqualTo(-99989.6802242, within(1e-4));
        assertThat(jacobCov(new double[][] {{1, 0, -1}, {1, -2, 1}})).isEqualTo(-2, within(1e-4));
        assertThat(jacobCov(new double[][] {{1, 0, -1}, {1, -1, 0}})).isEqualTo(-2.3789668170, CLOSE);
        assertThat(jacobCov(new double[][] {{13, 3, -7}, {101, 99, 100}}))
                .as("scaled and shifted rows")
                .isEqualTo(-2.3789668170, CLOSE);
        assertThatThrownBy(() -> jacobCov(new double[][] {{1, 0, -1}, {2, 2, 2}}))
                .isInstanceOf(NoNumber.class)
                .hasMessageStartingWith("undefined:");
    }

    @Test
    void nwotOfKnownCodes() {
        assertThat(value(Nwot.score(kernel("1010", "1001")))).isEqualTo(2.4849066498, CLOSE);
        assertThat(value(Nwot.score(kernel("110", "101", "011")))).isEqualTo(2.9957322736, CLOSE);
        assertThat(value(Nwot.score(kernel("1010", "0101")))).isEqualTo(2.7725887222, CLOSE);
        assertThat(Nwot.score(kernel("1010", "0110", "1010")).failure()).hasValue("identical codes: of images 0 and 2");
        assertThat(Nwot.score(kernel("00", "11", "01", "10")).failure())
                .hasValue("undefined: the activation kernel is singular");
    }

    @Test
    void nwotDoesNotApplyWithoutRelu() {
        try (Probe probe = probe(Fixtures.twoLayers(false), Map.of(), ONE, Readings.ACTIVATIONS)) {
            assertThat(new Nwot().score(probe).failure()).hasValue("does not apply: the network has no ReLU");
        }
    }

    private static double jacobCov(double[][] gradients) {
        return value(JacobCov.score(Correlations.of(gradients)));
    }

    private static ActivationKernel kernel(String... codes) {
        double[][] agreement = new double[codes.length][codes.length];
        for (int i = 0; i < codes.length; i++) {
            for (int j = 0; j < codes.length; j++) {
                for (int unit = 0; unit < codes[i].length(); unit++) {
                    agreement[i][j] += codes[i].charAt(unit) == codes[j].charAt(unit) ? 1 : 0;
                }
            }
        }
        return new ActivationKernel(codes[0].length(), agreement);
    }

    private static double relu(ZeroCostProxy proxy, Batch batch) {
        return score(proxy, Fixtures.twoLayers(true), Fixtures.reluWeights(), batch);
    }

    private static Probe reluProbe(Batch batch, Reading<?> reading) {
        return probe(Fixtures.twoLayers(true), Fixtures.reluWeights(), batch, reading);
    }

    private static double score(ZeroCostProxy proxy, Network network, Map<String, float[]> values, Batch batch) {
        try (Probe probe = probe(network, values, batch, proxy.reading())) {
            return value(proxy.score(probe));
        }
    }

    private static double value(io.github.weft.score.Score score) {
        return score.value().orElseThrow(() -> new AssertionError(score));
    }

    private static Probe probe(Network network, Map<String, float[]> values, Batch batch, Reading<?> reading) {
        return Probe.over(
                Model.of(network),
                (built, initialisation, seed, scope) -> Fixtures.weights(built, values, DataType.FLOAT64, scope),
                BatchSource.only(batch),
                1,
                Set.of(reading),
                Deadline.none());
    }

    private static Batch batch(float[] values, int... labels) {
        return Batch.of("by hand", Shape.vector(2), values, labels);
    }
}

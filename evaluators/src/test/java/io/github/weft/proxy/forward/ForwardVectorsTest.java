package io.github.weft.proxy.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.algebra.LeastEigenvalue;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.run.Seeds;
import io.github.weft.score.Score;
import io.github.weft.space.Genome;
import io.github.weft.space.cell.Nb201;
import io.github.weft.torch.Fixtures;
import io.github.weft.torch.Scope;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.DefaultRealMatrixChangingVisitor;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zen, MeCo and linear regions against numbers worked out by hand. */
@Tag("torch")
class ForwardVectorsTest {

    private static final Shape SHAPE = Shape.image(1, 8, 8);
    private static final Nb201 SPACE = new Nb201();
    private static final String ALL_3X3 =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
    private static final String NONE = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
    private static final String SKIP = "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|";

    @Test
    void zenOfKnownChangesAndVariances() {
        assertThat(value(Zen.score(List.of(new ZenPass(.02, List.of()))))).isEqualTo(-3.9120230054, within(1e-9));
        assertThat(value(Zen.score(List.of(new ZenPass(.02, List.of(4.0, 9.0))))))
                .isEqualTo(-2.1202635362, within(1e-9));
        assertThat(value(Zen.score(List.of(new ZenPass(1, List.of()), new ZenPass(Math.E, List.of())))))
                .as("the mean of logarithms over draws")
                .isEqualTo(.5, within(1e-12));
        assertThat(Zen.score(List.of(new ZenPass(0, List.of()))).failure())
                .hasValue("no path: no change of the input reaches the last map");
    }

    @Test
    void aWeightOfTwoPassesTwiceAHundredthOfTheNoiseOn() {
        ZenPass pass = scaled(2, false);

        assertThat(pass.change() / 64).as("2 x .01 x mean |e|").isEqualTo(.02 * Math.sqrt(2 / Math.PI), within(1e-3));
        assertThat(scaled(4, false).change()).isEqualTo(2 * pass.change(), within(1e-5));
    }

    @Test
    void theVarianceIsTheRunningOneOfTwoUpdates() {
        assertThat(scaled(2, true).variances())
                .singleElement()
                .satisfies(variance -> assertThat(variance).isEqualTo(.81 + .19 * 4, within(.06)));
    }

    @Test
    void zenGrowsWithDepthAndNeedsAPath() {
        assertThat(value(cell(new Zen(), ALL_3X3))).isGreaterThan(1 + value(cell(new Zen(), SKIP)));
        assertThat(cell(new Zen(), NONE).failure())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("no path:"));
    }

    @Test
    void leastEigenvaluesOfKnownMaps() {
        assertThat(least(2, 1, 0, -1, 1, -1, 0)).as("correlation 1/2").isEqualTo(.5, within(1e-12));
        assertThat(least(2, 1, 0, -1, 5, 15, 10))
                .as("correlation -1/2, moved and scaled")
                .isEqualTo(.5, within(1e-12));
        assertThat(least(2, 1, 2, 4, 1, 2, 4)).as("identical").isEqualTo(0, within(1e-12));
        assertThat(least(2, 1, -1, 1, -1, 1, 1, -1, -1)).as("uncorrelated").isEqualTo(1, within(1e-12));
        assertThat(least(2, 1, 2, 4, 3, 3, 3)).as("a dead channel").isZero();
        assertThat(least(3, 1, 2, 4, 3, 9, 3, 1, 5, 2))
                .as("as many channels as positions")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 40})
    void leastEigenvaluesAgreeWithADecomposition(int size) {
        var random = Seeds.generator(size, "matrix");
        var rows = new Array2DRowRealMatrix(size, size + 3);
        rows.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return random.nextGaussian();
            }
        });
        var gram = rows.multiplyTransposed(rows);
        double least = Arrays.stream(new EigenDecompositionSymmetric(gram).getEigenvalues())
                .min()
                .orElseThrow();

        assertThat(LeastEigenvalue.of(gram.getData())).isEqualTo(least, within(1e-9));
    }

    @Test
    void aBatchNormHasTheEigenvalueOfItsInput() {
        var correlations = new FeatureCorrelations();
        try (Scope scope = Scope.open()) {
            NDArray half = scope.floats(new float[] {1, 0, -1, 1, -1, 0}, 1, 2, 3, 1);
            NDArray other = scope.floats(new float[] {1, -1, 1, -1, 1, 1, -1, -1}, 1, 2, 4, 1);
            observe(correlations, "x", new Op.Input(Shape.image(2, 3, 1)), "", half);
            observe(correlations, "conv", new Op.Add(), "x", half);
            observe(correlations, "norm", new Op.BatchNorm(2, true), "conv", other);
        }

        assertThat(correlations.least()).containsOnlyKeys("conv", "norm");
        assertThat(correlations.least().get("norm")).isEqualTo(.5, within(1e-12));
    }

    @Test
    void mecoIsAtMostTheNumberOfMapsAndGrowsWithThem() {
        double large = value(cell(new Meco(), ALL_3X3));

        assertThat(large).isBetween(value(cell(new Meco(), SKIP)), 200.0);
        assertThat(value(cell(new Meco(), SKIP))).isPositive();
    }

    @Test
    void differentPatternsAreCounted() {
        try (Scope scope = Scope.open()) {
            var codes = new LinearRegionPass.Codes(3);
            var relu = new Node("relu", new Op.Activation(Op.Activation.Function.RELU), List.of("x"), List.of());
            codes.observe(relu, List.of(), scope.floats(new float[] {1, 0, 1, 0, 0, 1}, 3, 2, 1, 1));
            assertThat(new HashSet<>(codes.patterns())).as("10, 10, 01").hasSize(2);

            codes.observe(relu, List.of(), scope.floats(new float[] {0, 1, 1}, 3, 1, 1, 1));
            assertThat(new HashSet<>(codes.patterns())).as("100, 101, 011").hasSize(3);
        }
    }

    @Test
    void aPatternOfWhatIsNotANumberIsNone() {
        try (Scope scope = Scope.open()) {
            var codes = new LinearRegionPass.Codes(2);
            var relu = new Node("relu", new Op.Activation(Op.Activation.Function.RELU), List.of("x"), List.of());
            var image = scope.floats(new float[] {1, 0, Float.NaN, 0}, 2, 2, 1, 1);

            assertThatThrownBy(() -> codes.observe(relu, List.of(), image)).hasMessage("not finite: NaN");
        }
    }

    @Test
    void cropsAreSquaresOfTheImages() {
        float[] ramp = new float[2 * 6 * 6];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i;
        }
        Batch base = Batch.of("ramp", Shape.image(2, 6, 6), ramp, new int[1]);
        float[] crops =
                LinearRegionPass.crops(base, Seeds.generator(1, "crops")).values();

        for (int crop = 0; crop < crops.length; crop += 16) {
            float corner = crops[crop];
            assertThat(crops[crop + 3]).isEqualTo(corner + 3);
            assertThat(crops[crop + 15]).isEqualTo(corner + 3 * 6 + 3);
        }
    }

    @Test
    void linearRegionsOfCells() {
        double convolutions = value(cell(new LinearRegions(), ALL_3X3));

        assertThat(convolutions).isBetween(10.0, 3000.0).isGreaterThan(value(cell(new LinearRegions(), SKIP)));
    }

    private static void observe(FeatureCorrelations to, String name, Op op, String from, NDArray output) {
        List<String> inputs = from.isEmpty() ? List.of() : List.of(from);
        to.observe(new Node(name, op, inputs, List.of()), List.of(), output);
    }

    private static double least(int channels, float... values) {
        try (Scope scope = Scope.open()) {
            return FeatureCorrelations.leastEigenvalue(scope.floats(values, 1, channels, values.length / channels, 1));
        }
    }

    /** A 1x1 convolution of one weight, perhaps normalised. */
    private static ZenPass scaled(float weight, boolean normalised) {
        var builder = new NetworkBuilder();
        Extent one = Extent.whole(1);
        String at = builder.conv("conv", builder.input("x", SHAPE), one, one, one, 1);
        at = normalised ? builder.batchNorm("norm", at, one) : at;
        builder.output(Network.LOGITS, builder.globalAveragePool("mean", at));
        try (Probe probe = Probe.over(
                Model.of(builder.build()),
                (built, initialisation, seed, scope) ->
                        Fixtures.weights(built, Map.of("conv.weight", new float[] {weight}), DataType.FLOAT32, scope),
                NoiseBatches.source(SHAPE, 4, 1, 1),
                1,
                List.of(ZenPass.READING),
                Deadline.none())) {
            return probe.read(ZenPass.READING).get(0);
        }
    }

    private static Score cell(ZeroCostProxy proxy, String text) {
        Shape shape = Shape.image(3, 8, 8);
        Genome genome = SPACE.canonical(SPACE.parse(text));
        try (Probe probe = Probe.of(
                Model.of(SPACE, genome, SPACE.setting(shape, 4).with(Map.of("channels", 4, "cells", 1))),
                NoiseBatches.source(shape, 12, 4, 1),
                1,
                List.of(proxy.reading()),
                Deadline.none())) {
            return proxy.score(probe);
        }
    }

    private static double value(Score score) {
        return score.value().orElseThrow(() -> new AssertionError(score));
    }
}

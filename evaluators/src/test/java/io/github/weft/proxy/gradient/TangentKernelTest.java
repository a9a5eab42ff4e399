package io.github.weft.proxy.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.probe.ZeroCostProxy;
import io.github.weft.torch.Fixtures;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kernels whose eigenvalues are known, and the one of two layers computed by hand. */
class TangentKernelTest {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final double[][] LINEAR = {{1, 1}, {1, 2}};
    private static final double[][] FOUR = {{4, 2, 1, 0}, {2, 3, 0, 1}, {1, 0, 5, 2}, {0, 1, 2, 4}};

    @Test
    void ofALinearModel() {
        TangentKernel kernel = kernel(LINEAR, 0, 1);

        assertThat(kernel.condition()).isEqualTo(6.8541019662, CLOSE);
        assertThat(kernel.frobenius()).isEqualTo(2.6457513111, CLOSE);
        assertThat(kernel.mean()).isEqualTo(1.25, CLOSE);
        assertThat(kernel.trace()).isEqualTo(3, CLOSE);
        assertThat(kernel.labelAlignment()).isEqualTo(.5773502692, CLOSE);
    }

    @Test
    void ofFourImagesOfTwoClasses() {
        assertThat(kernel(FOUR, 0, 0, 1, 1).labelAlignment()).isEqualTo(.8219949365, CLOSE);
        assertThat(kernel(FOUR, 0, 0, 1, 1).condition()).isEqualTo(7.1795868016 / .8204131984, within(1e-8));
        double[][] blocks = {{1, 1, -1, -1}, {1, 1, -1, -1}, {-1, -1, 1, 1}, {-1, -1, 1, 1}};
        assertThat(kernel(blocks, 3, 3, 7, 7).labelAlignment()).isEqualTo(1, CLOSE);
        assertThat(kernel(blocks, 0, 1, 1, 0).labelAlignment()).isEqualTo(0, CLOSE);
    }

    @Test
    void scaleReachesSizeAlone() {
        double[][] tripled = {{3, 3}, {3, 6}};

        assertThat(kernel(tripled, 0, 1).condition()).isEqualTo(6.8541019662, CLOSE);
        assertThat(kernel(tripled, 0, 1).labelAlignment()).isEqualTo(.5773502692, CLOSE);
        assertThat(kernel(tripled, 0, 1).frobenius()).isEqualTo(3 * 2.6457513111, CLOSE);
        assertThat(kernel(tripled, 0, 1).mean()).isEqualTo(3.75, CLOSE);
    }

    @Test
    void equalImagesAreAsIllConditionedAsRoundingAllows() {
        assertThat(kernel(new double[][] {{2, 2}, {2, 2}}, 0, 1).condition()).isEqualTo(1e12, within(1.0));
    }

    @Test
    void whatHasNoNumberSaysWhy() {
        assertThatThrownBy(() -> kernel(LINEAR, 4, 4).labelAlignment())
                .hasMessage("undefined: all images of the kernel have one label");
        assertThatThrownBy(() -> kernel(new double[2][2], 0, 1).labelAlignment())
                .hasMessage("undefined: the kernel is constant");
        assertThatThrownBy(() -> kernel(new double[2][2], 0, 1).condition())
                .hasMessage("undefined: no gradient reaches the weights");
    }

    @Test
    @Tag("torch")
    void ofTwoReluLayers() {
        assertThat(relu(new NtkCondition())).isEqualTo(5.6305099736, CLOSE);
        assertThat(relu(new NtkFrobenius())).isEqualTo(39.4580473414, CLOSE);
        assertThat(relu(new NtkMean())).isEqualTo(17.8125, CLOSE);
        assertThat(relu(new NtkTrace())).isEqualTo(45.75, CLOSE);
        assertThat(relu(new Lga())).isEqualTo(.5968318551, CLOSE);
    }

    @Test
    @Tag("torch")
    void batchNormScalesCountAndCoupleTheImages() {
        Shape shape = Shape.image(3, 6, 6);
        Network network = Fixtures.convolutional(4, 6, 3);
        double epsilon = 1e-4;
        float[] scale = {1, 1, 1, 1};
        Batch batch = NoiseBatches.noise(shape, 2, 3, 1);
        double mean = score(new NtkMean(), network, Map.of("n1.scale", scale), batch);

        // the mean of the kernel is the squared norm of the mean gradient, so it moves when a scale does
        scale[0] += (float) epsilon;
        assertThat(score(new NtkMean(), network, Map.of("n1.scale", scale), batch))
                .isNotEqualTo(mean)
                .isEqualTo(mean, within(1e-2 * mean));
    }

    private static TangentKernel kernel(double[][] products, int... labels) {
        return new TangentKernel(products, labels);
    }

    private static double relu(ZeroCostProxy proxy) {
        Batch pair = Batch.of("by hand", Shape.vector(2), new float[] {1, 2, -1, 2}, new int[] {0, 1});
        return score(proxy, Fixtures.twoLayers(true), Fixtures.reluWeights(), pair);
    }

    private static double score(ZeroCostProxy proxy, Network network, Map<String, float[]> values, Batch batch) {
        try (Probe probe = Probe.over(
                Model.of(network),
                (built, initialisation, seed, scope) -> Fixtures.weights(built, values, DataType.FLOAT64, scope),
                BatchSource.only(batch),
                1,
                Set.of(proxy.reading()),
                Deadline.none())) {
            return proxy.score(probe).value().orElseThrow();
        }
    }
}

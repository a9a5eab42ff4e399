package io.github.weft.proxy.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.NoiseBatches;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.proxy.shared.Grasp;
import io.github.weft.space.Genome;
import io.github.weft.space.cell.Nb201;
import io.github.weft.torch.Fixtures;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read off without a second backward pass, against automatic differentiation of the gradient itself. */
@Tag("torch")
class CurvatureTest {

    private static final Shape SHAPE = Shape.image(3, 8, 8);
    private static final int[] LABELS = NoiseBatches.labels(16, 3);
    private static final Network NETWORK = Fixtures.convolutional(8, 8, 3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void graspEqualsASecondBackwardPass(long seed) {
        Batch batch = Batch.of("noise", SHAPE, NoiseBatches.pixels(SHAPE, 16, seed), LABELS);
        double expected = SecondBackwardPass.grasp(NETWORK, batch, DataType.FLOAT64);

        assertThat(grasp(batch, DataType.FLOAT64)).isEqualTo(expected, within(3e-3 * Math.abs(expected)));
        assertThat(grasp(batch, DataType.FLOAT32)).isEqualTo(expected, within(.03 * Math.abs(expected)));
    }

    @Test
    void onlyKernelsBeforeBatchNormAloneAreScaleFree() {
        assertThat(ScaleFree.kernels(NETWORK)).containsExactlyInAnyOrder("c1.weight", "c2.weight");
        var setting = new Nb201().setting(Shape.image(3, 8, 8), 3).with(Map.of("channels", 4, "cells", 1));
        var network = new Nb201().decode(Genome.of(3, 3, 3, 3, 3, 3), setting);

        assertThat(network.params().stream()
                        .filter(param -> param.role() == Role.KERNEL)
                        .map(Param::name)
                        .filter(name -> !ScaleFree.kernels(network).contains(name)))
                .as("the classifier, and the shortcuts of the two reductions")
                .hasSize(3);
    }

    private static double grasp(Batch batch, DataType type) {
        try (Probe probe = Probe.over(
                Model.of(NETWORK),
                (network, initialisation, own, scope) -> Fixtures.weights(network, Map.of(), type, scope),
                BatchSource.only(batch),
                1,
                Set.of(Readings.CURVATURE),
                Deadline.none())) {
            return new Grasp().score(probe).value().orElseThrow();
        }
    }
}

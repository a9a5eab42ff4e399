package io.github.weft.proxy.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import io.github.weft.eval.Deadline;
import io.github.weft.proxy.pass.Readings;
import io.github.weft.proxy.probe.Attempts;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.proxy.probe.BatchSource;
import io.github.weft.proxy.probe.Model;
import io.github.weft.proxy.probe.Probe;
import io.github.weft.score.Score;
import io.github.weft.torch.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DssTest {

    private static final Offset<Double> CLOSE = within(1e-7);

    @Test
    void nuclearNormsOfKnownMatrices() {
        assertThat(Dss.nuclearNorm(new double[][] {{-5}})).isEqualTo(5, CLOSE);
        assertThat(Dss.nuclearNorm(new double[][] {{3, 0}, {0, 4}})).isEqualTo(7, CLOSE);
        assertThat(Dss.nuclearNorm(new double[][] {{1, 2, 2}, {2, 4, 4}}))
                .as("|(1, 2)| |(1, 2, 2)|")
                .isEqualTo(Math.sqrt(5) * 3, within(1e-6));
        assertThat(Dss.nuclearNorm(new double[2][3])).isZero();
    }

    @Test
    @Tag("torch")
    void squareLayersAreDiverseAndTheHeadIsSalient() {
        Map<String, float[]> values =
                Map.of("first.weight", new float[] {1, -2, 3, 1}, "second.weight", new float[] {2, -1});

        assertThat(score(Fixtures.twoLayers(false), values).value().orElseThrow())
                .as("|(2, 1)| |(1, 1)| of the gradient times 5, and 2 * 3 + 1 * 4")
                .isEqualTo(10 + 5 * Math.sqrt(10), within(1e-6));
    }

    @Test
    @Tag("torch")
    void queriesKeysAndValuesAreDiverseThoughNotSquare() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.tokens(2, 1));
        List<String> attended = List.of("q", "k", "v").stream()
                .map(name -> Fixtures.linear(builder, name, x, 1, 2))
                .toList();
        String mixed = builder.node("attention", new TokenOp.Attention(1, 2, 1, 1, 0), attended, List.of());
        String mean = builder.node("mean", new TokenOp.TokenMean(0), List.of(mixed), List.of());
        builder.output(Network.LOGITS, Fixtures.linear(builder, "head", mean, 2, 1));
        Map<String, float[]> values = Map.of("v.weight", new float[] {3, -4}, "head.weight", new float[] {1, 2});

        assertThat(score(builder.build(), values).value().orElseThrow())
                .as(
                        "values: |(1, 2)| |(3, 4)|; equal tokens leave queries and keys without a gradient; head: 3 + 2 * 4")
                .isEqualTo(11 + 5 * Math.sqrt(5), within(1e-5));
    }

    @Test
    @Tag("torch")
    void ofAConvolutionalNetworkOnlyTheClassifierCounts() {
        Network network = Fixtures.convolutional(2, 4, 3);

        try (Probe probe = probe(network, Map.of())) {
            double head = probe.read(Readings.TRANSFORMER_PATHS).stream()
                    .filter(layer -> layer.name().equals("head.weight"))
                    .mapToDouble(layer -> layer.sum((weight, derivative) -> weight * derivative))
                    .sum();

            assertThat(head).isPositive();
            assertThat(new Dss().score(probe).value().orElseThrow()).isEqualTo(head, CLOSE);
        }
    }

    @Test
    @Tag("torch")
    void doesNotApplyWithoutALinearLayer() {
        var op = new Op.Conv2d(1, 1, 3, 1, 1, 1, 1, false);
        Network network = Fixtures.single(op, Shape.image(1, 3, 3), Fixtures.kernel("w", 1, 1, 3, 3));

        assertThat(score(network, Map.of()).failure()).hasValue("does not apply: the network has no linear layer");
    }

    private static Score score(Network network, Map<String, float[]> values) {
        try (Probe probe = probe(network, values)) {
            return Attempts.score(new Dss(), probe);
        }
    }

    private static Probe probe(Network network, Map<String, float[]> values) {
        Shape shape = network.shape("x");
        Batch batch = Batch.of("by hand", shape, new float[(int) shape.size()], new int[1]);
        return Probe.over(
                Model.of(network),
                (built, initialisation, seed, scope) -> Fixtures.weights(built, values, DataType.FLOAT64, scope),
                BatchSource.only(batch),
                1,
                Set.of(Readings.TRANSFORMER_PATHS),
                Deadline.none());
    }
}

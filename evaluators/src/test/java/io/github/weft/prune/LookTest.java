package io.github.weft.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Shape;
import io.github.weft.proxy.probe.Batch;
import io.github.weft.run.Seeds;
import io.github.weft.sparse.Mask;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("torch")
class LookTest {

    private static final double[] X = {1.5, -2};
    private static final int LABEL = 1;
    private static final Batch BATCH = Batch.of("one", Shape.vector(2), new float[] {1.5f, -2}, new int[] {LABEL});

    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.open();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    /** Two inputs, two hidden units, one output; linear without biases to speak of. */
    private static Network deep() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(2));
        String hidden = builder.linear("first", x, Extent.whole(2), Extent.whole(2));
        builder.output(Network.LOGITS, builder.linear("second", hidden, Extent.whole(1), Extent.whole(2)));
        return builder.build();
    }

    private OwnWeights deepWeights() {
        OwnWeights weights = OwnWeights.of(deep(), Initialisation.DEFAULT, 1, DataType.FLOAT32, scope);
        weights.leaves().set("first.weight", new float[] {1, -2, 3, 4});
        weights.leaves().set("first.bias", new float[2]);
        weights.leaves().set("second.weight", new float[] {-1, 2});
        weights.leaves().set("second.bias", new float[1]);
        return weights;
    }

    private static Map<String, Mask> full() {
        var full = new LinkedHashMap<String, Mask>();
        full.put("first.weight", Mask.full(4));
        full.put("second.weight", Mask.full(2));
        return full;
    }

    /** The output for ones is 1 * 3 + 2 * 7 = 17: so much flows through each layer. */
    @Test
    void synapticFlowIsConservedLayerByLayer() {
        WeightScores flow = new Look(deep(), deepWeights(), BATCH).flow(full());

        assertThat(flow.of("first.weight")).containsExactly(1, 2, 6, 8);
        assertThat(flow.of("second.weight")).containsExactly(3, 14);
    }

    /** Without the second input of the second unit: 3 * 2 = 6 through it, and 3 through the first. */
    @Test
    void synapticFlowGoesThroughTheMask() {
        Map<String, Mask> masks = full();
        masks.put("first.weight", Mask.of(4, 0, 1, 2));

        WeightScores flow = new Look(deep(), deepWeights(), BATCH).flow(masks);

        assertThat(flow.of("first.weight")).containsExactly(1, 2, 6, 0);
        assertThat(flow.of("second.weight")).containsExactly(3, 6);
    }

    /** Two of the six weights that are left are the strongest path, three of them both paths through the second unit. */
    @Test
    void manyRoundsLeaveTheStrongestPaths() {
        var flow = new SynapticFlow(new Look(deep(), deepWeights(), BATCH), SynapticFlow.ROUNDS);

        Map<String, Mask> masks = flow.overall(2, full(), Seeds.generator(1, "ties"));

        assertThat(masks).containsEntry("first.weight", Mask.of(4, 3)).containsEntry("second.weight", Mask.of(2, 1));
        assertThat(flow.perKernel(Map.of("first.weight", 2L, "second.weight", 1L), full(), Seeds.generator(1, "ties")))
                .containsEntry("first.weight", Mask.of(4, 2, 3))
                .containsEntry("second.weight", Mask.of(2, 1));
    }

    @Test
    void magnitudesAreThoseOfTheWeights() {
        var look = new Look(deep(), deepWeights(), BATCH);

        assertThat(look.magnitudes(full().keySet()).of("first.weight")).containsExactly(1, 2, 3, 4);
        assertThat(look.squares(Set.of("second.weight")).byKernel()).containsOnlyKeys("second.weight");
        assertThat(look.squares(full().keySet()).of("second.weight")).containsExactly(1, 4);
    }

    /** At equal logits the gradient is half the input, [.1, .5], for the class that is not the label's; the other class weighs nothing. */
    @Test
    void snipKeepsTheWeightWhoseLossWouldChangeMost() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(2));
        builder.output(Network.LOGITS, builder.linear("head", x, Extent.whole(2), Extent.whole(2)));
        Network network = builder.build();
        OwnWeights weights = OwnWeights.of(network, Initialisation.DEFAULT, 1, DataType.FLOAT32, scope);
        weights.leaves().set("head.weight", new float[] {2, -1, 0, 0});
        weights.leaves().set("head.bias", new float[] {.6f, 0});
        Batch batch = Batch.of("one", Shape.vector(2), new float[] {.2f, 1}, new int[] {1});

        WeightScores scores = new Look(network, weights, batch).snip(Set.of("head.weight"));

        assertThat(scores.of("head.weight")).containsExactly(new double[] {.2, .5, 0, 0}, within(1e-7));
        Map<String, Mask> one = scores.highest(
                Map.of("head.weight", 1L), Map.of("head.weight", Mask.full(4)), kernel -> Seeds.generator(1, "ties"));
        assertThat(one).containsEntry("head.weight", Mask.of(4, 1));
    }

    /** Three classes by a linear layer of two inputs: gradient and Hessian of the cross-entropy have closed forms. */
    private static Network softmax() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(2));
        builder.output(Network.LOGITS, builder.linear("head", x, Extent.whole(3), Extent.whole(2)));
        return builder.build();
    }

    private static final double[] W = {.5, -.25, 1, .75, -1.5, .125};

    private OwnWeights softmaxWeights() {
        OwnWeights weights = OwnWeights.of(softmax(), Initialisation.DEFAULT, 1, DataType.FLOAT32, scope);
        var floats = new float[W.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) W[i];
        }
        weights.leaves().set("head.weight", floats);
        weights.leaves().set("head.bias", new float[3]);
        return weights;
    }

    private static double[] probabilities(double temperature) {
        var p = new double[3];
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            p[k] = Math.exp((W[2 * k] * X[0] + W[2 * k + 1] * X[1]) / temperature);
            sum += p[k];
        }
        for (int k = 0; k < 3; k++) {
            p[k] /= sum;
        }
        return p;
    }

    private static double[] gradient(double temperature) {
        double[] p = probabilities(temperature);
        var gradient = new double[6];
        for (int i = 0; i < 6; i++) {
            gradient[i] = (p[i / 2] - (i / 2 == LABEL ? 1 : 0)) * X[i % 2] / temperature;
        }
        return gradient;
    }

    @Test
    void snipIsTheWeightTimesItsGradient() {
        double[] snip = new Look(softmax(), softmaxWeights(), BATCH)
                .snip(Set.of("head.weight"))
                .of("head.weight");

        double[] gradient = gradient(1);
        for (int i = 0; i < 6; i++) {
            assertThat(snip[i]).isEqualTo(Math.abs(W[i] * gradient[i]), within(1e-9));
        }
    }

    /** The Hessian is (diag p - p p^T) x x^T / T^2. */
    @Test
    void graspIsTheWeightTimesHessianTimesGradientAtTemperature200() {
        double[] grasp = new Look(softmax(), softmaxWeights(), BATCH)
                .grasp(Set.of("head.weight"))
                .byKernel()
                .get("head.weight");

        double temperature = 200;
        double[] p = probabilities(temperature);
        double[] g = gradient(temperature);
        for (int i = 0; i < 6; i++) {
            double product = 0;
            for (int j = 0; j < 6; j++) {
                int k = i / 2;
                int l = j / 2;
                double curvature = p[k] * ((k == l ? 1 : 0) - p[l]);
                product += curvature * X[i % 2] * X[j % 2] / temperature / temperature * g[j];
            }
            double expected = W[i] * product;
            assertThat(Objects.requireNonNull(grasp)[i]).isEqualTo(expected, within(1e-3 * Math.abs(expected)));
        }
    }
}

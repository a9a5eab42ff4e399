package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Param;
import io.github.weft.arch.Role;
import io.github.weft.arch.Shape;
import java.util.List;
import java.util.Map;

/** Networks small enough to compute by hand. */
public final class Fixtures {

    private Fixtures() {}

    /** Two bias-free linear layers with a ReLU between: z = W2 relu(W1 x). */
    public static Network twoLayers(boolean relu) {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(2));
        String hidden = linear(builder, "first", x, 2, 2);
        String active = relu ? builder.activation("relu", hidden, Op.Activation.Function.RELU) : hidden;
        builder.output(Network.LOGITS, linear(builder, "second", active, 2, relu ? 2 : 1));
        return builder.build();
    }

    /** F1's weights. */
    public static Map<String, float[]> reluWeights() {
        return Map.of("first.weight", new float[] {1, 1, 2, -.5f}, "second.weight", new float[] {1, -1, .5f, .5f});
    }

    /** A fully connected layer without bias. */
    public static String linear(NetworkBuilder builder, String name, String from, int in, int out) {
        var weight = new Param(name + ".weight", Role.KERNEL, List.of(Extent.whole(out), Extent.whole(in)));
        return builder.node(name, new Op.Linear(in, out, false), List.of(from), List.of(weight));
    }

    /** conv 3x3, batch norm, ReLU, conv 3x3, batch norm, ReLU, mean, linear. */
    public static Network convolutional(int channels, int side, int classes) {
        var builder = new NetworkBuilder();
        Extent wide = Extent.whole(channels);
        String x = builder.input("x", Shape.image(3, side, side));
        String at = builder.conv("c1", x, wide, Extent.whole(3), Extent.whole(3), 1);
        at = builder.activation("r1", builder.batchNorm("n1", at, wide), Op.Activation.Function.RELU);
        at = builder.conv("c2", at, wide, wide, Extent.whole(3), 1);
        at = builder.activation("r2", builder.batchNorm("n2", at, wide), Op.Activation.Function.RELU);
        at = builder.globalAveragePool("mean", at);
        builder.output(Network.LOGITS, builder.linear("head", at, Extent.whole(classes), wide));
        return builder.build();
    }

    /** A network of one operation on one image. */
    public static Network single(Op op, Shape input, Param... params) {
        var builder = new NetworkBuilder();
        builder.output(Network.LOGITS, builder.node("op", op, List.of(builder.input("x", input)), List.of(params)));
        return builder.build();
    }

    public static Param kernel(String name, int... dims) {
        return new Param(
                name,
                Role.KERNEL,
                java.util.Arrays.stream(dims).mapToObj(Extent::whole).toList());
    }

    /** Weights with the given numbers; what is not given keeps its default initialisation. */
    public static OwnWeights weights(Network network, Map<String, float[]> values, DataType type, Scope scope) {
        OwnWeights weights = OwnWeights.of(network, Initialisation.DEFAULT, 1, type, scope);
        values.forEach(weights.leaves()::set);
        return weights;
    }

    /** Mean cross-entropy of logits [B, C] under labels. */
    public static NDArray crossEntropy(NDArray logits, int[] labels, Scope scope) {
        double[] picks = new double[Math.toIntExact(logits.size())];
        int classes = (int) logits.getShape().get(1);
        for (int i = 0; i < labels.length; i++) {
            picks[i * classes + labels[i]] = -1.0 / labels.length;
        }
        NDArray chosen = scope.doubles(picks, labels.length, classes).toType(logits.getDataType(), false);
        return logits.logSoftmax(1).mul(chosen).sum();
    }
}

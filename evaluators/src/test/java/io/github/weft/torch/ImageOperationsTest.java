package io.github.weft.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.ImageOp;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations of mobile networks against loops over numbers, forward and backward. */
@Tag("torch")
class ImageOperationsTest {

    private static final int BATCH = 2;

    @ParameterizedTest
    @CsvSource({"4, 4, 3, 1, 4", "4, 4, 5, 2, 4", "4, 6, 3, 2, 2", "4, 6, 3, 1, 1", "6, 6, 7, 1, 6"})
    void convolutionsOfGroupsEqualLoops(int in, int out, int kernel, int stride, int groups) {
        var op = new Op.Conv2d(in, out, kernel, stride, kernel / 2, 1, groups, false);
        var weight = Fixtures.kernel("w", out, in / groups, kernel, kernel);
        Network network = Fixtures.single(op, Shape.image(in, 5, 4), weight);

        LoopReference.check(
                network,
                (x, weights) -> convolve(op, x, weights.getOrDefault("w", new double[0]), 5, 4),
                BATCH,
                in,
                5,
                4);
    }

    private static double[] convolve(Op.Conv2d op, double[] x, double[] weight, int height, int width) {
        int high = (height - 1) / op.stride() + 1;
        int wide = (width - 1) / op.stride() + 1;
        int read = op.in() / op.groups();
        double[] y = new double[BATCH * op.out() * high * wide];
        for (int b = 0; b < BATCH; b++) {
            for (int o = 0; o < op.out(); o++) {
                int first = o / (op.out() / op.groups()) * read;
                for (int row = 0; row < high; row++) {
                    for (int column = 0; column < wide; column++) {
                        double sum = 0;
                        for (int i = 0; i < read; i++) {
                            for (int p = 0; p < op.kernel(); p++) {
                                for (int q = 0; q < op.kernel(); q++) {
                                    int from = row * op.stride() + p - op.padding();
                                    int at = column * op.stride() + q - op.padding();
                                    if (from >= 0 && from < height && at >= 0 && at < width) {
                                        sum += weight[((o * read + i) * op.kernel() + p) * op.kernel() + q]
                                                * x[((b * op.in() + first + i) * height + from) * width + at];
                                    }
                                }
                            }
                        }
                        y[((b * op.out() + o) * high + row) * wide + column] = sum;
                    }
                }
            }
        }
        return y;
    }

    /** Means, a linear layer with ReLU, one with a hard sigmoid, and each channel times its factor. */
    @Test
    void squeezeAndExcitationEqualsLoops() {
        int channels = 5;
        int narrow = 3;
        int positions = 6;
        var builder = new NetworkBuilder();
        Extent wide = Extent.whole(channels);
        Extent few = Extent.whole(narrow);
        String image = builder.input("x", Shape.image(channels, 2, 3));
        String at = builder.linear("reduce", builder.globalAveragePool("means", image), few, wide);
        at = builder.linear("excite", builder.activation("relu", at, Op.Activation.Function.RELU), wide, few);
        at = builder.activation("factors", at, Op.Activation.Function.HARD_SIGMOID);
        builder.output(Network.LOGITS, builder.scaleChannels("scaled", image, at));

        LoopReference.check(
                builder.build(),
                (x, weights) -> {
                    double[] y = new double[x.length];
                    for (int b = 0; b < BATCH; b++) {
                        double[] means = new double[channels];
                        for (int i = 0; i < channels * positions; i++) {
                            means[i / positions] += x[b * channels * positions + i] / positions;
                        }
                        double[] hidden = linear(weights, "reduce", means, narrow);
                        for (int i = 0; i < narrow; i++) {
                            hidden[i] = Math.max(0, hidden[i]);
                        }
                        double[] factors = linear(weights, "excite", hidden, channels);
                        for (int i = 0; i < channels * positions; i++) {
                            double factor = Math.min(6, Math.max(0, factors[i / positions] + 3)) / 6;
                            y[b * channels * positions + i] = factor * x[b * channels * positions + i];
                        }
                    }
                    return y;
                },
                BATCH,
                channels,
                2,
                3);
    }

    private static double[] linear(Map<String, double[]> weights, String layer, double[] x, int out) {
        double[] weight = weights.getOrDefault(layer + ".weight", new double[0]);
        double[] y = weights.getOrDefault(layer + ".bias", new double[0]).clone();
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < x.length; i++) {
                y[o] += weight[o * x.length + i] * x[i];
            }
        }
        return y;
    }

    @Test
    void hardActivationsEqualLoops() {
        var builder = new NetworkBuilder();
        String x = builder.input("x", Shape.vector(40));
        String swish = builder.activation("swish", x, Op.Activation.Function.HARD_SWISH);
        String sigmoid = builder.activation("sigmoid", x, Op.Activation.Function.HARD_SIGMOID);
        builder.output(Network.LOGITS, builder.concat("both", List.of(swish, sigmoid)));

        LoopReference.check(
                builder.build(),
                (values, weights) -> {
                    double[] y = new double[80];
                    for (int i = 0; i < 40; i++) {
                        double gate = Math.min(6, Math.max(0, values[i] + 3)) / 6;
                        y[i] = values[i] * gate;
                        y[40 + i] = gate;
                    }
                    return y;
                },
                1,
                40);
        assertThat(activated(Op.Activation.Function.HARD_SIGMOID, -4, -1.5f, 0, 4))
                .containsExactly(new float[] {0, .25f, .5f, 1}, within(1e-6f));
        assertThat(activated(Op.Activation.Function.HARD_SWISH, -4, -1.5f, 0, 4))
                .containsExactly(new float[] {0, -.375f, 0, 4}, within(1e-6f));
    }

    private static float[] activated(Op.Activation.Function function, float... x) {
        Network network = Fixtures.single(new Op.Activation(function), Shape.vector(x.length));
        try (Scope scope = Scope.open()) {
            OwnWeights none = Fixtures.weights(network, Map.of(), DataType.FLOAT32, scope);
            return Torch.plain(() -> new Executor(network, none)
                    .logits(scope.floats(x, 1, x.length), scope, Pass.with(new BatchNormMode.Off()))
                    .toFloatArray());
        }
    }

    /** Every pixel of the result is a mean of those of the source whose places lie within the reach, down and across. */
    @ParameterizedTest
    @CsvSource({"7, 5, 4, 3", "4, 3, 7, 5", "6, 6, 3, 6", "5, 4, 5, 4", "3, 3, 1, 1"})
    void resizingEqualsLoops(int height, int width, int high, int wide) {
        Network network = Fixtures.single(new ImageOp.Resize(high, wide), Shape.image(3, height, width));

        LoopReference.check(
                network,
                (x, weights) -> {
                    double[] y = new double[BATCH * 3 * high * wide];
                    for (int map = 0; map < BATCH * 3; map++) {
                        for (int row = 0; row < high; row++) {
                            for (int column = 0; column < wide; column++) {
                                double sum = 0;
                                double total = 0;
                                for (int i = 0; i < height; i++) {
                                    for (int j = 0; j < width; j++) {
                                        double share = tent(i, height, row, high) * tent(j, width, column, wide);
                                        sum += share * x[(map * height + i) * width + j];
                                        total += share;
                                    }
                                }
                                y[(map * high + row) * wide + column] = sum / total;
                            }
                        }
                    }
                    return y;
                },
                BATCH,
                3,
                height,
                width);
    }

    private static double tent(int source, int length, int target, int size) {
        double scale = (double) length / size;
        double distance = Math.abs(source + .5 - (target + .5) * scale);
        return Math.max(0, 1 - distance / Math.max(1, scale));
    }
}

package io.github.weft.torch;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.Shape;
import io.github.weft.arch.TokenOp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a network of convolution and attention computes, in plain loops over numbers, samples by rows; batch norm sees the batch. Which
 * numbers a ReLU or a maximum passes on is decided in the first run and kept: later runs, with other weights, are smooth in them.
 */
final class Loops {

    private final Network network;
    private final Map<String, int[]> passed = new HashMap<>();
    private final Map<String, double[][]> outputs = new HashMap<>();
    private Map<String, double[]> weights = Map.of();

    Loops(Network network) {
        this.network = network;
    }

    double[][] logits(Map<String, double[]> given, double[][] batch) {
        weights = given;
        for (Node node : network.nodes()) {
            outputs.put(node.name(), node.op() instanceof Op.Input ? batch : apply(node));
        }
        return output(network.logits());
    }

    private double[][] output(String node) {
        return Objects.requireNonNull(outputs.get(node), node);
    }

    private double[] weight(Node node, int place) {
        return Objects.requireNonNull(weights.get(node.params().get(place).name()));
    }

    private double[][] apply(Node node) {
        double[][] in = output(node.inputs().get(0));
        if (node.op() instanceof Op.BatchNorm) {
            return batchNorm(node, in);
        }
        double[][] out = new double[in.length][];
        for (int i = 0; i < in.length; i++) {
            int sample = i;
            List<double[]> read =
                    node.inputs().stream().map(name -> output(name)[sample]).toList();
            out[i] = apply(node, i, read);
        }
        return out;
    }

    private double[] apply(Node node, int sample, List<double[]> read) {
        Op op = node.op();
        Shape from = network.inputShapes(node).get(0);
        Shape to = network.shape(node.name());
        double[] x = read.get(0);
        double[] y = new double[(int) to.size()];
        if (op instanceof Op.Conv2d conv) {
            convolve(conv, weight(node, 0), from, to, x, y);
        } else if (op instanceof Op.Activation activation && activation.function() == Op.Activation.Function.RELU) {
            pass(chosen(node, sample, () -> positive(x)), x, y);
        } else if (op instanceof Op.Add) {
            read.forEach(part -> addTo(y, part));
        } else if (op instanceof Op.Pool pool && pool.kind() == Op.Pool.Kind.MAXIMUM) {
            pass(chosen(node, sample, () -> largest(pool, from, to, x)), x, y);
        } else if (op instanceof Op.GlobalAveragePool) {
            int places = x.length / y.length;
            for (int i = 0; i < x.length; i++) {
                y[i / places] += x[i] / places;
            }
        } else if (op instanceof Op.Linear linear) {
            project(node, linear, x, y);
        } else if (op instanceof TokenOp.Tokens || op instanceof TokenOp.Grid) {
            int rows = op instanceof TokenOp.Grid ? from.dims().get(0) : from.features();
            for (int i = 0; i < x.length; i++) {
                int columns = x.length / rows;
                y[i % columns * rows + i / columns] = x[i];
            }
        } else if (op instanceof TokenOp.Attention attention) {
            for (int head = 0; head < attention.heads(); head++) {
                attend(attention, head, from.dims().get(0), read, y);
            }
        } else {
            throw new AssertionError("no loops for " + op);
        }
        return y;
    }

    private static void addTo(double[] sum, double[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }

    private static double at(double[] image, Shape shape, int channel, int row, int column) {
        boolean inside = row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
        return inside ? image[(channel * shape.height() + row) * shape.width() + column] : 0;
    }

    private static void convolve(Op.Conv2d op, double[] kernel, Shape from, Shape to, double[] x, double[] y) {
        int group = op.in() / op.groups();
        int square = op.kernel() * op.kernel();
        for (int i = 0; i < y.length; i++) {
            int out = i / (to.height() * to.width());
            int row = i / to.width() % to.height() * op.stride() - op.padding();
            int column = i % to.width() * op.stride() - op.padding();
            for (int k = 0; k < group * square; k++) {
                int in = out / (op.out() / op.groups()) * group + k / square;
                int down = row + k % square / op.kernel();
                y[i] += kernel[out * group * square + k] * at(x, from, in, down, column + k % op.kernel());
            }
        }
    }

    /** For each output of a node the place of the input that it passes on, or -1 for none. */
    private int[] chosen(Node node, int sample, Supplier<int[]> first) {
        return passed.computeIfAbsent(node.name() + "#" + sample, key -> first.get());
    }

    private static void pass(int[] places, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = places[i] < 0 ? 0 : x[places[i]];
        }
    }

    private static int[] positive(double[] x) {
        return IntStream.range(0, x.length).map(i -> x[i] > 0 ? i : -1).toArray();
    }

    private static int[] largest(Op.Pool op, Shape from, Shape to, double[] x) {
        int[] places = new int[(int) to.size()];
        for (int i = 0; i < places.length; i++) {
            int channel = i / (to.height() * to.width());
            int row = i / to.width() % to.height() * op.stride() - op.padding();
            int column = i % to.width() * op.stride() - op.padding();
            places[i] = -1;
            for (int down = Math.max(0, row); down < Math.min(from.height(), row + op.kernel()); down++) {
                for (int right = Math.max(0, column); right < Math.min(from.width(), column + op.kernel()); right++) {
                    int place = (channel * from.height() + down) * from.width() + right;
                    places[i] = places[i] < 0 || x[place] > x[places[i]] ? place : places[i];
                }
            }
        }
        return places;
    }

    private void project(Node node, Op.Linear op, double[] x, double[] y) {
        double[] kernel = weight(node, 0);
        for (int i = 0; i < y.length; i++) {
            int out = i % op.out();
            y[i] = op.bias() ? weight(node, 1)[out] : 0;
            for (int in = 0; in < op.in(); in++) {
                y[i] += kernel[out * op.in() + in] * x[i / op.out() * op.in() + in];
            }
        }
    }

    private static void attend(TokenOp.Attention op, int head, int count, List<double[]> read, double[] y) {
        int features = op.heads() * op.size();
        for (int from = 0; from < count; from++) {
            double[] shares = new double[count];
            double sum = 0;
            for (int to = 0; to < count; to++) {
                double product = 0;
                for (int d = head * op.size(); d < (head + 1) * op.size(); d++) {
                    product += read.get(0)[from * features + d] * read.get(1)[to * features + d];
                }
                shares[to] = Math.exp(product / Math.sqrt(op.size()));
                sum += shares[to];
            }
            for (int to = 0; to < count; to++) {
                for (int d = head * op.size(); d < (head + 1) * op.size(); d++) {
                    y[from * features + d] += shares[to] / sum * read.get(2)[to * features + d];
                }
            }
        }
    }

    private double[][] batchNorm(Node node, double[][] x) {
        int channels = network.shape(node.name()).features();
        int places = x[0].length / channels;
        double count = (double) x.length * places;
        double[][] y = new double[x.length][x[0].length];
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            double squares = 0;
            for (double[] sample : x) {
                for (int i = channel * places; i < (channel + 1) * places; i++) {
                    sum += sample[i];
                    squares += sample[i] * sample[i];
                }
            }
            double mean = sum / count;
            double unit = 1 / Math.sqrt(squares / count - mean * mean + Op.BatchNorm.EPSILON);
            for (int sample = 0; sample < x.length; sample++) {
                for (int i = channel * places; i < (channel + 1) * places; i++) {
                    y[sample][i] = weight(node, 0)[channel] * (x[sample][i] - mean) * unit + weight(node, 1)[channel];
                }
            }
        }
        return y;
    }
}

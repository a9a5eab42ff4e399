package io.github.weft.proxy.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.torch.Observer;
import io.github.weft.torch.Torch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds up the {@link ActivationKernel} while a pass goes by: every ReLU on a path to the logits counts, also two that read the same node,
 * whose codes are compared once and counted twice.
 */
public final class ActivationRecorder implements Observer {

    /** Up to here every whole number is a float. */
    private static final long EXACT_FLOATS = 1L << 24;

    private final int samples;
    private final String logits;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final double[][] matrix;
    private long units;
    private boolean finite = true;

    ActivationRecorder(Network network, int samples) {
        this.samples = samples;
        this.logits = network.logits();
        this.matrix = new double[samples][samples];
        Set<String> live = new HashSet<>(Set.of(network.logits()));
        List<Node> nodes = network.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (live.contains(node.name())) {
                live.addAll(node.inputs());
                if (isRelu(node)) {
                    readers.merge(node.inputs().get(0), 1, Integer::sum);
                }
            }
        }
    }

    /** Whether a node is a ReLU, whose units are on or off. */
    public static boolean isRelu(Node node) {
        return node.op() instanceof Op.Activation activation && activation.function() == Op.Activation.Function.RELU;
    }

    @Override
    public NDArray observe(Node node, List<NDArray> inputs, NDArray output) {
        if (isRelu(node)) {
            String source = node.inputs().get(0);
            if (readers.containsKey(source) && seen.add(source)) {
                Torch.plain(() -> add(output, readers.get(source)));
            }
        }
        if (node.name().equals(logits)) {
            finite = Torch.plain(() -> isFinite(output));
        }
        return output;
    }

    private void add(NDArray output, int times) {
        long features = output.size() / samples;
        try (NDArray signs = output.sign();
                NDArray flat = signs.reshape(new Shape(samples, features));
                NDArray codes = features < EXACT_FLOATS ? flat : flat.toType(DataType.FLOAT64, false);
                NDArray transposed = codes.transpose();
                NDArray product = codes.matMul(transposed);
                NDArray exact = product.toType(DataType.FLOAT64, true)) {
            double[] both = exact.toDoubleArray();
            for (int i = 0; i < samples; i++) {
                for (int j = 0; j < samples; j++) {
                    double onI = both[i * samples + i];
                    double onJ = both[j * samples + j];
                    matrix[i][j] += times * (features - onI - onJ + 2 * both[i * samples + j]);
                }
            }
        }
        units += times * features;
    }

    /** What is not finite in a unit that counts is not finite in the logits either. */
    private static boolean isFinite(NDArray output) {
        try (NDArray sum = output.sum()) {
            return Double.isFinite(Doubles.of(sum)[0]);
        }
    }

    /** Not a number throughout where the network's are not: such units are neither on nor off. */
    ActivationKernel kernel() {
        if (!finite) {
            for (double[] row : matrix) {
                Arrays.fill(row, Double.NaN);
            }
        }
        return new ActivationKernel(units, matrix);
    }
}

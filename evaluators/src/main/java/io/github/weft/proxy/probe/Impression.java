package io.github.weft.proxy.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Op;
import io.github.weft.arch.TokenOp;
import io.github.weft.eval.NoNumber;
import io.github.weft.eval.NotApplicable;
import io.github.weft.proxy.algebra.Doubles;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an untrained network makes of a batch, as DisWOT looks at it.
 *
 * @param relations one row an image: the products of its last features before pooling with those of all images, at length 1
 * @param classes one row a class: the gradient of the mean cross-entropy with respect to the classifier's weights of that class
 */
public record Impression(double[][] relations, double[][] classes) {

    /**
     * One forward pass: the classifier's gradient follows from its inputs and logits.
     *
     * @throws NotApplicable if the logits are not those of a linear layer
     * @throws NoNumber if an image has no features, as in a network without a path
     */
    public static Impression of(Subject subject) {
        Network network = subject.network();
        Node head = network.node(network.logits());
        if (!(head.op() instanceof Op.Linear)) {
            throw new NotApplicable("the network does not end in a linear classifier");
        }
        String last = head.inputs().get(0);
        Op pooling = network.node(last).op();
        boolean pooled = pooling instanceof Op.GlobalAveragePool || pooling instanceof TokenOp.TokenMean;
        Map<String, double[][]> seen = new HashMap<>();
        try (Scope pass = subject.scope().inner()) {
            Torch.plain(() -> subject.logits(subject.own(), subject.images(pass), pass, (node, inputs, output) -> {
                if (pooled && node.name().equals(last)) {
                    seen.put("products", products(inputs.get(0)));
                }
                if (node.name().equals(head.name())) {
                    seen.put("inputs", rows(inputs.get(0)));
                    seen.put("logits", rows(output));
                    seen.computeIfAbsent("products", key -> products(inputs.get(0)));
                }
                return output;
            }));
        }
        return new Impression(
                relations(matrix(seen, "products")),
                gradient(matrix(seen, "inputs"), matrix(seen, "logits"), subject.batch()));
    }

    /** Products of all images' features as rows of length 1. */
    static double[][] relations(double[][] products) {
        for (int image = 0; image < products.length; image++) {
            if (products[image][image] == 0) {
                throw NoNumber.undefined("the features of image " + image + " are all 0");
            }
        }
        return unitRows(products);
    }

    private static double[][] matrix(Map<String, double[][]> seen, String name) {
        return Objects.requireNonNull(seen.get(name), "the head is run in every pass");
    }

    /** The gradient of the mean cross-entropy with respect to the weights of a linear classifier: a row a class. */
    static double[][] gradient(double[][] inputs, double[][] logits, Batch batch) {
        double[][] gradient = new double[logits[0].length][inputs[0].length];
        for (int sample = 0; sample < logits.length; sample++) {
            double[] residual = softmax(logits[sample]);
            residual[batch.label(sample)] -= 1;
            for (int c = 0; c < gradient.length; c++) {
                for (int i = 0; i < gradient[c].length; i++) {
                    gradient[c][i] += residual[c] * inputs[sample][i] / logits.length;
                }
            }
        }
        return gradient;
    }

    private static double[] softmax(double[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double[] shares = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logits[i] - largest);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** Each row at length 1; a row of zeros stays. */
    public static double[][] unitRows(double[][] rows) {
        double[][] units = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double largest = 0;
            for (double value : rows[i]) {
                largest = Math.max(largest, Math.abs(value));
            }
            double squares = 0;
            for (double value : rows[i]) {
                squares += largest == 0 ? 0 : value / largest * (value / largest);
            }
            double norm = largest * Math.sqrt(squares);
            units[i] = rows[i].clone();
            for (int j = 0; norm != 0 && j < units[i].length; j++) {
                units[i][j] /= norm;
            }
        }
        return units;
    }

    private static double[][] products(NDArray features) {
        long samples = features.getShape().get(0);
        try (NDArray flat = features.reshape(new Shape(samples, -1));
                NDArray exact = flat.toType(DataType.FLOAT64, true);
                NDArray transposed = exact.transpose();
                NDArray products = exact.matMul(transposed)) {
            return rows(products);
        }
    }

    private static double[][] rows(NDArray matrix) {
        int columns = (int) matrix.getShape().get(1);
        double[] values = Doubles.of(matrix);
        double[][] rows = new double[values.length / columns][columns];
        for (int i = 0; i < values.length; i++) {
            rows[i / columns][i % columns] = values[i];
        }
        return rows;
    }
}

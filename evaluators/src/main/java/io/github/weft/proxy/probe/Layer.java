package io.github.weft.proxy.probe;

import java.util.function.DoubleBinaryOperator;

/**
 * The weights of one convolution or linear layer, without biases, and a derivative for each of them. A counted layer: normalisations
 * and biases are none.
 */
public final class Layer {

    private final String name;
    private final double[] weights;
    private final double[] derivatives;

    Layer(String name, double[] weights, double[] derivatives) {
        this.name = name;
        this.weights = weights;
        this.derivatives = derivatives;
    }

    /** Name of the parameter. */
    public String name() {
        return name;
    }

    /** The sum of {@code term(weight, derivative)} over all weights. */
    public double sum(DoubleBinaryOperator term) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += term.applyAsDouble(weights[i], derivatives[i]);
        }
        return sum;
    }

    /** Euclidean norm of the weights. */
    public double weightNorm() {
        return Math.sqrt(sum((weight, derivative) -> weight * weight));
    }

    /** Euclidean norm of the derivatives. */
    public double derivativeNorm() {
        return Math.sqrt(sum((weight, derivative) -> derivative * derivative));
    }

    public double[] weights() {
        return weights;
    }

    public double[] derivatives() {
        return derivatives;
    }
}

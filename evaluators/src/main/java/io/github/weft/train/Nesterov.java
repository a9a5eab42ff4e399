package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.torch.Scope;
import java.util.List;

/**
 * Gradient descent with Nesterov momentum, in PyTorch's form: for gradient g, velocity v and weights w,
 * <pre>
 *   g = g + decay * w
 *   v = momentum * v + g
 *   w = w - rate * (g + momentum * v)
 * </pre>
 */
public record Nesterov(double momentum, double decay) implements Optimizer {

    public Nesterov {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    "momentum (%s) must be at least 0 and below 1. Maybe 0.9.".formatted(momentum));
        }
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException(
                    "weight-decay (%s) must be at least 0 and below 1. Maybe 0.0005.".formatted(decay));
        }
    }

    @Override
    public List<String> memory() {
        return List.of("velocity");
    }

    @Override
    public Motion at(double rate, DataType type, Scope scope) {
        NDArray momentumNow = Optimizer.scalar(momentum, type, scope);
        NDArray decayNow = Optimizer.scalar(decay, type, scope);
        NDArray rateNow = Optimizer.scalar(rate, type, scope);
        return (weights, gradient, memory, decays, times) -> {
            NDArray velocity = memory.get(0);
            if (decays && decay != 0) {
                try (NDArray pull = weights.mul(decayNow)) {
                    gradient.addi(pull);
                }
            }
            velocity.muli(momentumNow).addi(gradient);
            try (NDArray ahead = velocity.mul(momentumNow)) {
                gradient.addi(ahead);
            }
            weights.subi(gradient.muli(rateNow));
        };
    }

    @Override
    public String toString() {
        return "nesterov(momentum=%s,decay=%s)".formatted(momentum, decay);
    }
}

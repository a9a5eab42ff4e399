package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import io.github.weft.arch.Role;
import io.github.weft.torch.Leaves;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gradient descent with Nesterov momentum, in PyTorch's form: for gradient g, velocity v and weights w,
 * <pre>
 *   g = g + decay * w        (kernels only)
 *   v = momentum * v + g     (v starts at 0)
 *   w = w - rate * (g + momentum * v)
 * </pre>
 * Everything is written in place: a step leaves no array behind, and clears the gradients it used.
 */
public final class Descent {

    private final Leaves leaves;
    private final Map<String, NDArray> velocities = new LinkedHashMap<>();
    private final NDArray momentum;
    private final NDArray decay;
    private final boolean decays;

    /** Starts at rest; the scope must outlive every step. */
    public Descent(Leaves leaves, double momentum, double decay, Scope scope) {
        this.leaves = leaves;
        this.momentum = scalar(momentum, scope);
        this.decay = scalar(decay, scope);
        this.decays = decay != 0;
        for (String name : leaves.names()) {
            velocities.put(
                    name,
                    scope.zeros(leaves.type(), leaves.tensor(name).getShape().getShape()));
        }
    }

    /** Uses up the gradients; a leaf that none has reached stays as it is. */
    public void step(double rate, Scope scope) {
        NDArray rateNow = scalar(rate, scope);
        Torch.plain(() -> velocities.forEach((name, velocity) -> {
            NDArray weights = leaves.tensor(name);
            boolean decayed = decays && leaves.role(name) == Role.KERNEL;
            Torch.onGradient(weights, gradient -> move(weights, gradient, velocity, rateNow, decayed));
            Torch.clearGradient(weights);
        }));
    }

    private void move(NDArray weights, NDArray gradient, NDArray velocity, NDArray rate, boolean decayed) {
        if (decayed) {
            try (NDArray pull = weights.mul(decay)) {
                gradient.addi(pull);
            }
        }
        velocity.muli(momentum).addi(gradient);
        try (NDArray ahead = velocity.mul(momentum)) {
            gradient.addi(ahead);
        }
        weights.subi(gradient.muli(rate));
    }

    private NDArray scalar(double value, Scope scope) {
        return scope.floats(new float[] {(float) value}).toType(leaves.type(), false);
    }
}

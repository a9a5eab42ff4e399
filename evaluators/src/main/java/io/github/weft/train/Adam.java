package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.torch.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) and AdamW (Loshchilov and Hutter, 2019), in PyTorch's form: for the t-th gradient g of weights w,
 * <pre>
 *   g = g + decay * w                    (Adam)
 *   w = w - rate * decay * w             (AdamW: decoupled)
 *   m = b1 * m + (1 - b1) * g
 *   s = b2 * s + (1 - b2) * g * g
 *   w = w - rate / (1 - b1^t) * m / (sqrt(s) / sqrt(1 - b2^t) + epsilon)
 * </pre>
 *
 * <p>{@code t} counts the moves of the tensor that the weights are part of, not all steps: a weight that is rarely on a sampled path is
 * corrected as one that has just begun.
 *
 * @param first b1, the share of the mean that a step keeps
 * @param second b2, the share of the mean square that a step keeps
 */
public record Adam(double first, double second, double epsilon, double decay, boolean decoupled) implements Optimizer {

    public Adam {
        if (!(first >= 0 && first < 1 && second >= 0 && second < 1 && epsilon > 0)) {
            throw new IllegalArgumentException(
                    "adam's shares (%s, %s) must be at least 0 and below 1 and its epsilon (%s) above 0."
                            .formatted(first, second, epsilon));
        }
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException(
                    "weight-decay (%s) must be at least 0 and below 1. Maybe 0.05.".formatted(decay));
        }
    }

    /** Decay is part of the gradient. */
    public static Adam coupled(double decay) {
        return new Adam(0.9, 0.999, 1e-8, decay, false);
    }

    /** AdamW: decay shrinks the weights beside the gradient. */
    public static Adam decoupled(double decay) {
        return new Adam(0.9, 0.999, 1e-8, decay, true);
    }

    @Override
    public List<String> memory() {
        return List.of("mean", "square");
    }

    @Override
    public Motion at(double rate, DataType type, Scope scope) {
        return new Moments(rate, type, scope);
    }

    @Override
    public String toString() {
        return "%s(b1=%s,b2=%s,epsilon=%s,decay=%s)"
                .formatted(decoupled ? "adamw" : "adam", first, second, epsilon, decay);
    }

    private final class Moments implements Motion {

        /** What depends on how often weights have moved. */
        private record Correction(NDArray stride, NDArray spread) {}

        private final double rate;
        private final DataType type;
        private final Scope scope;
        private final NDArray firstKept;
        private final NDArray firstNew;
        private final NDArray secondKept;
        private final NDArray secondNew;
        private final NDArray decayed;
        private final NDArray floor;
        private final Map<Integer, Correction> corrections = new HashMap<>();

        Moments(double rate, DataType type, Scope scope) {
            this.rate = rate;
            this.type = type;
            this.scope = scope;
            this.firstKept = scalar(first);
            this.firstNew = scalar(1 - first);
            this.secondKept = scalar(second);
            this.secondNew = scalar(1 - second);
            this.decayed = scalar(decoupled ? 1 - rate * decay : decay);
            this.floor = scalar(epsilon);
        }

        @Override
        public void move(NDArray weights, NDArray gradient, List<NDArray> memory, boolean decays, int times) {
            if (decays && decay != 0) {
                decay(weights, gradient);
            }
            Correction correction = corrections.computeIfAbsent(times, this::correction);
            NDArray mean = memory.get(0);
            NDArray square = memory.get(1);
            try (NDArray squared = gradient.mul(gradient)) {
                square.muli(secondKept).addi(squared.muli(secondNew));
            }
            mean.muli(firstKept).addi(gradient.muli(firstNew));
            try (NDArray spread = square.sqrt();
                    NDArray stride = mean.mul(correction.stride())) {
                weights.subi(stride.divi(spread.divi(correction.spread()).addi(floor)));
            }
        }

        private void decay(NDArray weights, NDArray gradient) {
            if (decoupled) {
                weights.muli(decayed);
                return;
            }
            try (NDArray pull = weights.mul(decayed)) {
                gradient.addi(pull);
            }
        }

        private Correction correction(int times) {
            return new Correction(
                    scalar(rate / (1 - Math.pow(first, times))), scalar(Math.sqrt(1 - Math.pow(second, times))));
        }

        private NDArray scalar(double value) {
            return Optimizer.scalar(value, type, scope);
        }
    }
}

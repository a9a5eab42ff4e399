package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import io.github.weft.torch.Scope;
import java.util.Arrays;

/**
 * Mean cross-entropy against targets that give a share to every class: {@code 1 - s + s/C} to the right one and {@code
 * s/C} to each other, for smoothing s and C classes (Szegedy et al., 2016).
 */
final class SmoothedCrossEntropy {

    private SmoothedCrossEntropy() {}

    /** A recorded scalar, in nats, for logits {@code [B, C]}. */
    static NDArray of(NDArray logits, int[] labels, double smoothing, Scope scope) {
        int classes = Math.toIntExact(logits.getShape().get(1));
        var weights = new float[labels.length * classes];
        Arrays.fill(weights, (float) (-smoothing / classes / labels.length));
        for (int i = 0; i < labels.length; i++) {
            weights[i * classes + labels[i]] = (float) (-(1 - smoothing + smoothing / classes) / labels.length);
        }
        NDArray targets = scope.floats(weights, labels.length, classes).toType(logits.getDataType(), false);
        try (NDArray logarithms = logits.logSoftmax(1);
                NDArray terms = logarithms.mul(targets)) {
            return terms.sum();
        }
    }
}

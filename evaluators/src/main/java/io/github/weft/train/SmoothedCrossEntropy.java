package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import io.github.weft.torch.Scope;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Mean cross-entropy against targets that give a share to every class: {@code 1 - s + s/C} to the right one and {@code
 * s/C} to each other, for smoothing s and C classes (Szegedy et al., 2016).
 */
public final class SmoothedCrossEntropy {

    private SmoothedCrossEntropy() {}

    /** A recorded scalar, in nats, for logits {@code [B, C]}. */
    public static NDArray of(NDArray logits, int[] labels, double smoothing, Scope scope) {
        return of(logits, labels, Collections.nCopies(labels.length, 1.0), smoothing, scope);
    }

    /** The same where images count by weights, one each; all 1 is the mean. */
    public static NDArray of(NDArray logits, int[] labels, List<Double> weights, double smoothing, Scope scope) {
        int classes = Math.toIntExact(logits.getShape().get(1));
        var targets = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            double weight = weights.get(i);
            Arrays.fill(
                    targets, i * classes, (i + 1) * classes, (float) (-smoothing / classes / labels.length * weight));
            targets[i * classes + labels[i]] =
                    (float) (-(1 - smoothing + smoothing / classes) / labels.length * weight);
        }
        return SoftCrossEntropy.summed(
                logits, scope.floats(targets, labels.length, classes).toType(logits.getDataType(), false));
    }
}

package io.github.weft.train;

import ai.djl.ndarray.NDArray;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.List;

/** Mean cross-entropy of a student against the probabilities of a teacher (Hinton et al., 2015), at temperature 1. */
public final class SoftCrossEntropy {

    private SoftCrossEntropy() {}

    /**
     * A recorded scalar, in nats, through which nothing flows back to the teacher.
     *
     * @param student logits {@code [B, C]}
     * @param teacher logits {@code [B, C]}
     * @param weights by which images count, one each; all 1 is the mean
     */
    public static NDArray of(NDArray student, NDArray teacher, List<Double> weights, Scope scope) {
        var shares = new float[weights.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) (-weights.get(i) / shares.length);
        }
        NDArray targets = Torch.plain(() -> {
            try (NDArray detached = teacher.stopGradient()) {
                NDArray rows = scope.floats(shares, shares.length, 1).toType(student.getDataType(), false);
                return scope.adopt(detached.softmax(1).muli(rows));
            }
        });
        return summed(student, targets);
    }

    /** The sum of the targets times the logarithms of the probabilities. */
    static NDArray summed(NDArray logits, NDArray targets) {
        try (NDArray logarithms = logits.logSoftmax(1);
                NDArray terms = logarithms.mul(targets)) {
            return terms.sum();
        }
    }
}

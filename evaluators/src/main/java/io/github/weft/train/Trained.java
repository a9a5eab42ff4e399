package io.github.weft.train;

import io.github.weft.sparse.Exploration;
import java.util.List;

/**
 * What training gave.
 *
 * @param curve validation accuracy after each epoch, in percent
 * @param exploration where the connections have been, if they are few
 */
public record Trained(List<Double> curve, Snapshot snapshot, Exploration exploration) {

    public Trained {
        curve = List.copyOf(curve);
    }

    /** Validation accuracy after the last epoch, in percent. */
    public double validationAccuracy() {
        return curve.get(curve.size() - 1);
    }
}

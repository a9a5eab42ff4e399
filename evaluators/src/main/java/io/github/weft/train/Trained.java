package io.github.weft.train;

import java.util.List;

/**
 * What training gave.
 *
 * @param curve validation accuracy after each epoch, in percent
 */
public record Trained(List<Double> curve, Snapshot snapshot) {

    public Trained {
        curve = List.copyOf(curve);
    }

    /** Validation accuracy after the last epoch, in percent. */
    public double validationAccuracy() {
        return curve.get(curve.size() - 1);
    }
}

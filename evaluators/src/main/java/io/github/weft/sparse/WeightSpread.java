package io.github.weft.sparse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.torch.Scope;
import io.github.weft.torch.Torch;
import java.util.List;

/** Mean and standard deviation of every weight of a tensor over the steps since the last exchange (Welford's recurrence). */
final class WeightSpread {

    private final NDArray mean;
    private final NDArray squares;
    private int steps;

    WeightSpread(DataType type, long[] shape, Scope scope) {
        this.mean = scope.zeros(type, shape);
        this.squares = scope.zeros(type, shape);
    }

    /** Counts the weights after one more step. */
    void add(NDArray weights) {
        steps++;
        try (NDArray before = weights.sub(mean);
                NDArray share = before.div(steps)) {
            mean.addi(share);
            try (NDArray after = weights.sub(mean)) {
                squares.addi(before.muli(after));
            }
        }
    }

    /**
     * |mean| / standard deviation, by place: infinite for a weight that has a value and did not move, 0 for one that stayed at 0.
     */
    double[] signalToNoise() {
        float[] means = mean.toFloatArray();
        float[] sums = squares.toFloatArray();
        var ratios = new double[means.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = means[i] == 0 ? 0 : Math.abs(means[i]) / Math.sqrt(sums[i] / (double) steps);
        }
        return ratios;
    }

    void clear() {
        steps = 0;
        mean.muli(0);
        squares.muli(0);
    }

    /** All of it, for a checkpoint: the number of steps, the means and the sums of squares. */
    List<float[]> values() {
        return List.of(new float[] {steps}, mean.toFloatArray(), squares.toFloatArray());
    }

    /** Overwrites all of it with what {@link #values} gave. */
    void restore(List<float[]> values) {
        steps = (int) values.get(0)[0];
        Torch.overwrite(mean, values.get(1));
        Torch.overwrite(squares, values.get(2));
    }
}

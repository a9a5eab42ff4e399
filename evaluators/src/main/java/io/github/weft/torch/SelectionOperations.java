package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.weft.arch.SelectionOp;
import java.util.Arrays;

/** What the operations on a part of the tokens {@code [B, N, E]} do to tensors. Only what is taken is computed on. */
final class SelectionOperations {

    private SelectionOperations() {}

    /** {@code [B, N]}, whole numbers: decided in double precision outside of the engine, whose sorting leaves ties to chance. */
    static NDArray order(SelectionOp.Order op, NDArray tokens, Scope scope) {
        double[] activity = Torch.plain(() -> {
            try (NDArray absolute = tokens.abs();
                    NDArray mean = absolute.mean(new int[] {2});
                    NDArray exact = mean.toType(DataType.FLOAT64, true)) {
                return exact.toDoubleArray();
            }
        });
        int samples = Math.toIntExact(tokens.getShape().get(0));
        int count = Math.toIntExact(tokens.getShape().get(1));
        int[] places = new int[samples * count];
        for (int sample = 0; sample < samples; sample++) {
            double[] own = Arrays.copyOfRange(activity, sample * count, (sample + 1) * count);
            System.arraycopy(op.places(own), 0, places, sample * count, count);
        }
        try (NDArray narrow = scope.integers(places, samples, count)) {
            return narrow.toType(DataType.INT64, true);
        }
    }

    static NDArray take(NDArray tokens, NDArray order, int count) {
        try (NDArray index = index(order, count, tokens.getShape().get(2))) {
            return tokens.gather(index, 1);
        }
    }

    static NDArray putBack(NDArray all, NDArray part, NDArray order) {
        Shape shape = part.getShape();
        try (NDArray index = index(order, shape.get(1), shape.get(2))) {
            return all.scatter(index, part, 1);
        }
    }

    /** {@code [B, n]}: the beginning of each sample's order. */
    static NDArray first(NDArray order, long count) {
        return order.get(new NDIndex(":, 0:{}", count));
    }

    /** The places of the first tokens, once for each feature: {@code [B, n, E]}. */
    private static NDArray index(NDArray order, long count, long features) {
        long samples = order.getShape().get(0);
        try (NDArray first = first(order, count);
                NDArray column = first.reshape(samples, count, 1)) {
            return column.broadcast(samples, count, features);
        }
    }
}

package io.github.weft.sparse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.torch.Torch;

/** Weights of one kernel that keep their value wherever they are connections. */
final class Held {

    private final Mask places;
    private final float[] weights;

    /** All but zeros. */
    Held(float[] weights) {
        this.places = Mask.ofNonzeros(weights);
        this.weights = weights.clone();
    }

    Mask places() {
        return places;
    }

    /** Writes those that a mask connects into a tensor, and leaves the rest of it alone. */
    void write(NDArray leaf, Mask connected) {
        Mask written = places.and(connected);
        if (written.nonzeros() == 0) {
            return;
        }
        try (NDArray copy = Torch.plain(() -> leaf.toType(DataType.FLOAT32, true))) {
            float[] values = copy.toFloatArray();
            for (int place : written.places()) {
                values[place] = weights[place];
            }
            Torch.overwrite(leaf, values);
        }
    }
}

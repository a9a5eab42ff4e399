package io.github.weft.sparsity;

import io.github.weft.arch.Param;
import java.util.List;

/**
 * A kernel whose weights may be fewer.
 *
 * @param kernel the parameter's name
 * @param shape {@code [out, in, height, width]} or {@code [out, in]}
 */
public record Layer(String kernel, List<Integer> shape) {

    /** Share of a kernel's weights that always stay. */
    private static final double FEWEST = 0.005;

    public Layer {
        shape = List.copyOf(shape);
    }

    static Layer of(Param kernel) {
        return new Layer(kernel.name(), kernel.shape());
    }

    /** Number of weights when dense. */
    public long weights() {
        long weights = 1;
        for (int length : shape) {
            weights = Math.multiplyExact(weights, length);
        }
        return weights;
    }

    /** One weight for each unit that reads or is read, and .5% of all, at the least. */
    public Range range() {
        long all = weights();
        long fewest = Math.max(Math.max(shape.get(0), shape.get(1)), (long) Math.ceil(FEWEST * all));
        return new Range(kernel, Math.min(fewest, all), all);
    }
}

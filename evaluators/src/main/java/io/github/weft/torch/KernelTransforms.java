package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.github.weft.arch.Param;
import java.util.function.Function;

/** Kernels that are made of larger ones: from matrix to matrix the centre, laid out as a vector, times the matrix. */
final class KernelTransforms {

    private KernelTransforms() {}

    /** A parameter's tensor from its {@linkplain Param#sources sources}; the source itself where nothing transforms it. */
    static NDArray made(Param param, Function<Param, NDArray> source, Scope scope) {
        NDArray kernel = source.apply(param.sources().get(0));
        for (Param transform : param.transforms()) {
            NDArray matrix = source.apply(transform);
            Shape shape = kernel.getShape();
            long entries = matrix.getShape().get(0);
            long side = Math.round(Math.sqrt(entries));
            long start = (shape.get(2) - side) / 2;
            long filters = shape.get(0) * shape.get(1);
            var centre = new NDIndex(":, :, {}:{}, {}:{}", start, start + side, start, start + side);
            try (NDArray middle = kernel.get(scope.manager(), centre);
                    NDArray rows = middle.reshape(filters, entries);
                    NDArray made = Linear.linear(rows, matrix, null).singletonOrThrow()) {
                kernel = made.reshape(shape.get(0), shape.get(1), side, side);
            }
        }
        return kernel;
    }
}

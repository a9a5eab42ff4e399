package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.weft.arch.ImageOp;
import io.github.weft.arch.Triangle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the operations on images {@code [B, C, H, W]} do to tensors; lives for one pass. */
final class ImageOperations {

    private final Scope scope;
    private final Map<List<Object>, NDArray> matrices = new HashMap<>();

    ImageOperations(Scope scope) {
        this.scope = scope;
    }

    /** Rows, then columns, each a product with a matrix of weights. */
    NDArray resize(ImageOp.Resize op, NDArray images) {
        Shape shape = images.getShape();
        DataType type = images.getDataType();
        NDArray down = matrix(Math.toIntExact(shape.get(2)), op.height(), type);
        NDArray across = matrix(Math.toIntExact(shape.get(3)), op.width(), type);
        try (NDArray columns = across.transpose();
                NDArray narrow = images.matMul(columns)) {
            return down.matMul(narrow);
        }
    }

    private NDArray matrix(int length, int size, DataType type) {
        return matrices.computeIfAbsent(List.of(length, size, type), key -> {
            double[] weights = new double[size * length];
            List<Triangle> rows = Triangle.all(length, size);
            for (int row = 0; row < size; row++) {
                for (int i = 0; i < length; i++) {
                    weights[row * length + i] = rows.get(row).weight(i);
                }
            }
            NDArray doubles = scope.doubles(weights, size, length);
            return type == DataType.FLOAT64 ? doubles : doubles.toType(type, false);
        });
    }

    static NDArray scaleChannels(NDArray images, NDArray factors) {
        Shape shape = factors.getShape();
        try (NDArray wide = factors.reshape(shape.get(0), shape.get(1), 1, 1)) {
            return images.mul(wide);
        }
    }
}

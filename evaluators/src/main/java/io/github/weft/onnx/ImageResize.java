package io.github.weft.onnx;

import io.github.weft.arch.ImageOp;
import io.github.weft.arch.Shape;
import io.github.weft.arch.Triangle;
import java.util.List;

/** Another size of an image: a product with a matrix of weights across, and one down. ONNX's own resizing places pixels otherwise. */
final class ImageResize {

    private final Graph graph;

    ImageResize(Graph graph) {
        this.graph = graph;
    }

    String write(ImageOp.Resize op, String name, String images, Shape from) {
        String across = matrix("across", from.width(), op.width(), true);
        String down = matrix("down", from.height(), op.height(), false);
        String narrow = graph.node("MatMul", name + "/across", List.of(images, across));
        return graph.node("MatMul", name, List.of(down, narrow));
    }

    /** {@code [size, length]}, or turned. */
    private String matrix(String direction, int length, int size, boolean turned) {
        float[] weights = new float[size * length];
        List<Triangle> rows = Triangle.all(length, size);
        for (int row = 0; row < size; row++) {
            for (int i = 0; i < length; i++) {
                int at = turned ? i * size + row : row * length + i;
                weights[at] = (float) rows.get(row).weight(i);
            }
        }
        return graph.floats(
                "resize/%s/%s/%s".formatted(direction, length, size),
                weights,
                turned ? List.of(length, size) : List.of(size, length));
    }
}

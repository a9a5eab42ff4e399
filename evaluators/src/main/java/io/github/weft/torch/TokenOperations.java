package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import io.github.weft.arch.TokenOp;
import java.util.List;

/** What the operations on tokens {@code [B, N, E]} do to tensors; lives for one pass. */
final class TokenOperations {

    private final Scope scope;
    private final RelativePositions relative;

    TokenOperations(Scope scope) {
        this.scope = scope;
        this.relative = new RelativePositions(scope);
    }

    static NDArray tokens(NDArray images) {
        Shape shape = images.getShape();
        try (NDArray flat = images.reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3))) {
            return flat.transpose(0, 2, 1);
        }
    }

    static NDArray grid(TokenOp.Grid op, NDArray tokens) {
        Shape shape = tokens.getShape();
        try (NDArray channels = tokens.transpose(0, 2, 1)) {
            return channels.reshape(shape.get(0), shape.get(2), op.rows(), op.columns());
        }
    }

    NDArray classToken(NDArray tokens, NDArray token) {
        Shape shape = tokens.getShape();
        long features = shape.get(2);
        NDArray nothing = scope.number(0, tokens.getDataType());
        try (NDArray firsts = tokens.get(new NDIndex(":, 0:1"));
                NDArray zeros = firsts.mul(nothing);
                NDArray row = token.reshape(1, 1, features);
                NDArray first = zeros.add(row)) {
            return NDArrays.concat(new NDList(first, tokens), 1);
        }
    }

    static NDArray layerNorm(NDArray tokens, NDArray scale, NDArray shift) {
        Shape features = new Shape(scale.getShape().get(0));
        return LayerNorm.layerNorm(tokens, features, scale, shift, (float) TokenOp.LayerNorm.EPSILON)
                .singletonOrThrow();
    }

    static NDArray mean(NDArray tokens, int skipped) {
        try (NDArray kept = tokens.get(new NDIndex(":, {}:", skipped))) {
            return kept.mean(new int[] {1});
        }
    }

    /** @param tables none, or keys by rows, keys by columns, values by rows, values by columns */
    NDArray attention(TokenOp.Attention op, List<NDArray> inputs, List<NDArray> tables) {
        NDArray scale = scope.number(1 / Math.sqrt(op.size()), inputs.get(0).getDataType());
        try (NDArray queries = heads(op, inputs.get(0));
                NDArray keys = heads(op, inputs.get(1));
                NDArray values = heads(op, inputs.get(2));
                NDArray turned = keys.transpose(0, 1, 3, 2);
                NDArray content = queries.matMul(turned);
                NDArray logits =
                        tables.isEmpty() ? content : relative.plusPositions(op, content, queries, inputs, tables);
                NDArray scaled = logits.mul(scale);
                NDArray shares = scaled.softmax(-1);
                NDArray read = shares.matMul(values);
                NDArray all = tables.isEmpty() ? read : relative.plusValues(op, read, shares, inputs, tables);
                NDArray rows = all.transpose(0, 2, 1, 3)) {
            return rows.reshape(inputs.get(0).getShape());
        }
    }

    private static NDArray heads(TokenOp.Attention op, NDArray features) {
        Shape shape = features.getShape();
        try (NDArray split = features.reshape(shape.get(0), shape.get(1), op.heads(), op.size())) {
            return split.transpose(0, 2, 1, 3);
        }
    }
}

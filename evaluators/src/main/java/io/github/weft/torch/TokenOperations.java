package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import io.github.weft.arch.TokenOp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the operations on tokens {@code [B, N, E]} do to tensors; lives for one pass. */
final class TokenOperations {

    private final Scope scope;
    private final Map<List<Object>, NDArray> grids = new HashMap<>();

    TokenOperations(Scope scope) {
        this.scope = scope;
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
                NDArray logits = tables.isEmpty() ? content : plusPositions(op, content, queries, tables);
                NDArray scaled = logits.mul(scale);
                NDArray shares = scaled.softmax(-1);
                NDArray read = shares.matMul(values);
                NDArray all = tables.isEmpty() ? read : plusValues(op, read, shares, tables);
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

    /** Adds, for each pair of tokens, the query's product with where the other one lies. */
    private NDArray plusPositions(TokenOp.Attention op, NDArray content, NDArray queries, List<NDArray> tables) {
        try (NDArray where = relative(op, tables.get(0), tables.get(1));
                NDArray turned = where.transpose(0, 2, 1);
                NDArray product = acrossTokens(queries, turned)) {
            return content.add(product);
        }
    }

    private NDArray plusValues(TokenOp.Attention op, NDArray read, NDArray shares, List<NDArray> tables) {
        try (NDArray where = relative(op, tables.get(2), tables.get(3));
                NDArray product = acrossTokens(shares, where)) {
            return read.add(product);
        }
    }

    /** {@code [B, h, N, x]} times a matrix {@code [x, y]} of each token's own, {@code [N, x, y]}: {@code [B, h, N, y]}. */
    private static NDArray acrossTokens(NDArray batch, NDArray matrices) {
        Shape shape = batch.getShape();
        long samples = shape.get(0);
        long heads = shape.get(1);
        long count = shape.get(2);
        long out = matrices.getShape().get(2);
        try (NDArray byToken = batch.transpose(2, 0, 1, 3);
                NDArray flat = byToken.reshape(count, samples * heads, shape.get(3));
                NDArray product = flat.batchMatMul(matrices);
                NDArray apart = product.reshape(count, samples, heads, out)) {
            return apart.transpose(1, 2, 0, 3);
        }
    }

    /** {@code [N, N, size]}: for each pair of tokens, the sum of the table entries for their difference in rows and in columns. */
    private NDArray relative(TokenOp.Attention op, NDArray byRows, NDArray byColumns) {
        long count = (long) op.rows() * op.columns() + 1;
        try (NDArray rows = grid(op, byRows, true).matMul(byRows);
                NDArray columns = grid(op, byColumns, false).matMul(byColumns);
                NDArray both = rows.add(columns)) {
            return both.reshape(count, count, op.size());
        }
    }

    /** {@code [N * N, entries]}: a one where a pair of tokens reads an entry. */
    private NDArray grid(TokenOp.Attention op, NDArray table, boolean rows) {
        return grids.computeIfAbsent(List.of(op.rows(), op.columns(), op.reach(), rows), key -> {
            int entries = 2 * op.reach() + 2;
            int count = op.rows() * op.columns() + 1;
            double[] ones = new double[count * count * entries];
            for (int from = 0; from < count; from++) {
                for (int to = 0; to < count; to++) {
                    ones[(from * count + to) * entries + entry(op, from, to, rows)] = 1;
                }
            }
            NDArray doubles = scope.doubles(ones, (long) count * count, entries);
            DataType type = table.getDataType();
            return type == DataType.FLOAT64 ? doubles : doubles.toType(type, false);
        });
    }

    /** 0 for a pair with the class token; from 1 the clipped difference. */
    private static int entry(TokenOp.Attention op, int from, int to, boolean rows) {
        if (from == 0 || to == 0) {
            return 0;
        }
        int difference = rows
                ? (to - 1) / op.columns() - (from - 1) / op.columns()
                : (to - 1) % op.columns() - (from - 1) % op.columns();
        return Math.max(-op.reach(), Math.min(op.reach(), difference)) + op.reach() + 1;
    }
}

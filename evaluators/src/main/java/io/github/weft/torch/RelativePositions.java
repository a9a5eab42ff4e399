package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import io.github.weft.arch.TokenOp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What attention adds for where tokens lie to each other, of which all samples have the same unless they come in an order of their own; lives
 * for one pass.
 */
final class RelativePositions {

    private static final int ORDERED = 4;

    private final Scope scope;
    private final Map<List<Object>, NDArray> grids = new HashMap<>();

    RelativePositions(Scope scope) {
        this.scope = scope;
    }

    /** Adds, for each pair of tokens, the query's product with where the other one lies. */
    NDArray plusPositions(
            TokenOp.Attention op, NDArray content, NDArray queries, List<NDArray> inputs, List<NDArray> tables) {
        try (NDArray where = relative(op, tables.get(0), tables.get(1), inputs);
                NDArray turned = turned(where);
                NDArray product = acrossTokens(queries, turned)) {
            return content.add(product);
        }
    }

    NDArray plusValues(TokenOp.Attention op, NDArray read, NDArray shares, List<NDArray> inputs, List<NDArray> tables) {
        try (NDArray where = relative(op, tables.get(2), tables.get(3), inputs);
                NDArray product = acrossTokens(shares, where)) {
            return read.add(product);
        }
    }

    /** {@code [B, h, N, x]} times a matrix {@code [x, y]} of each token's own, {@code [N, x, y]} or {@code [B, N, x, y]}: {@code [B, h, N, y]}. */
    private static NDArray acrossTokens(NDArray batch, NDArray matrices) {
        if (matrices.getShape().dimension() == 4) {
            try (NDArray byToken = batch.transpose(0, 2, 1, 3);
                    NDArray product = byToken.matMul(matrices)) {
                return product.transpose(0, 2, 1, 3);
            }
        }
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

    private static NDArray turned(NDArray matrices) {
        int last = matrices.getShape().dimension() - 1;
        return matrices.swapAxes(last - 1, last);
    }

    /**
     * {@code [N, N, size]}: for each pair of tokens, the sum of the table entries for their difference in rows and in columns. Of n tokens in an
     * order, {@code [B, n, n, size]}.
     */
    private NDArray relative(TokenOp.Attention op, NDArray byRows, NDArray byColumns, List<NDArray> inputs) {
        long count = (long) op.rows() * op.columns() + 1;
        try (NDArray rows = grid(op, byRows, true).matMul(byRows);
                NDArray columns = grid(op, byColumns, false).matMul(byColumns);
                NDArray both = rows.add(columns)) {
            if (inputs.size() < ORDERED) {
                return both.reshape(count, count, op.size());
            }
            NDArray order = inputs.get(ORDERED - 1);
            try (NDArray pairs = pairs(order, inputs.get(0).getShape().get(1))) {
                return Embedding.embedding(pairs, both, SparseFormat.DENSE).singletonOrThrow();
            }
        }
    }

    /** {@code [B, n, n]}: for each pair of the first tokens in an order, its number among all pairs. */
    private static NDArray pairs(NDArray order, long count) {
        long all = order.getShape().get(1);
        try (NDArray first = SelectionOperations.first(order, count);
                NDArray from = first.reshape(-1, count, 1);
                NDArray to = first.reshape(-1, 1, count);
                NDArray row = from.mul(all)) {
            return row.add(to);
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
                    ones[(from * count + to) * entries + op.entry(from, to, rows)] = 1;
                }
            }
            NDArray doubles = scope.doubles(ones, (long) count * count, entries);
            DataType type = table.getDataType();
            return type == DataType.FLOAT64 ? doubles : doubles.toType(type, false);
        });
    }
}

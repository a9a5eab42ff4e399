package io.github.weft.onnx;

import io.github.weft.arch.TokenOp;
import java.util.List;
import java.util.Optional;

/** What attention adds for where tokens lie to each other. */
final class RelativePositions {

    private static final int ORDERED = 4;

    private final Graph graph;

    RelativePositions(Graph graph) {
        this.graph = graph;
    }

    /** Of one attention; empty if it knows no positions. */
    Optional<Terms> of(TokenOp.Attention op, String name, List<String> inputs, List<String> tables, int count) {
        return tables.isEmpty() ? Optional.empty() : Optional.of(new Terms(op, name, inputs, tables, count));
    }

    /** The two sums that positions enter. */
    final class Terms {

        private final TokenOp.Attention op;
        private final String name;
        private final List<String> inputs;
        private final List<String> tables;
        private final int count;
        private final boolean ordered;

        private Terms(TokenOp.Attention op, String name, List<String> inputs, List<String> tables, int count) {
            this.op = op;
            this.name = name;
            this.inputs = inputs;
            this.tables = tables;
            this.count = count;
            this.ordered = inputs.size() == ORDERED;
        }

        String plusPositions(String content, String queries) {
            String at = name + "/by-keys";
            String where = relative(at + "/where", tables.get(0), tables.get(1));
            String turned = ordered
                    ? graph.transposed(at + "/turned", where, 0, 1, 3, 2)
                    : graph.transposed(at + "/turned", where, 0, 2, 1);
            String product = acrossTokens(at, queries, turned, op.size(), count);
            return graph.node("Add", name + "/logits", List.of(content, product));
        }

        String plusValues(String read, String shares) {
            String at = name + "/by-values";
            String where = relative(at + "/where", tables.get(2), tables.get(3));
            String product = acrossTokens(at, shares, where, count, op.size());
            return graph.node("Add", name + "/all", List.of(read, product));
        }

        /** {@code [B, h, N, from]} times a matrix of each token's own, {@code [N, from, to]} or {@code [B, N, from, to]}. */
        private String acrossTokens(String at, String batch, String matrices, int from, int to) {
            if (ordered) {
                String byToken = graph.transposed(at + "/tokens", batch, 0, 2, 1, 3);
                String product = graph.node("MatMul", at + "/product", List.of(byToken, matrices));
                return graph.transposed(at, product, 0, 2, 1, 3);
            }
            String byToken = graph.transposed(at + "/tokens", batch, 2, 0, 1, 3);
            String flat = graph.reshaped(at + "/flat", byToken, count, -1, from);
            String product = graph.node("MatMul", at + "/product", List.of(flat, matrices));
            String apart = graph.reshaped(at + "/apart", product, count, -1, op.heads(), to);
            return graph.transposed(at, apart, 1, 2, 0, 3);
        }

        /** {@code [N, N, size]}; of n tokens in an order, {@code [B, n, n, size]}. */
        private String relative(String at, String byRows, String byColumns) {
            String rows = graph.node("Gather", at + "/rows", List.of(byRows, entries(true)));
            String columns = graph.node("Gather", at + "/columns", List.of(byColumns, entries(false)));
            if (!ordered) {
                return graph.node("Add", at, List.of(rows, columns));
            }
            String both = graph.node("Add", at + "/both", List.of(rows, columns));
            String flat = graph.reshaped(at + "/flat", both, -1, op.size());
            return graph.node("Gather", at, List.of(flat, pairs(at)));
        }

        /** {@code [B, n, n]}: for each pair of the first tokens in an order, its number among all pairs. */
        private String pairs(String at) {
            long all = (long) op.rows() * op.columns() + 1;
            String first = graph.part(at + "/first", inputs.get(ORDERED - 1), 0, count);
            String from = graph.reshaped(at + "/from", first, -1, count, 1);
            String to = graph.reshaped(at + "/to", first, -1, 1, count);
            String row = graph.node("Mul", at + "/row", List.of(from, graph.whole(all)));
            return graph.node("Add", at + "/pairs", List.of(row, to));
        }

        /** {@code [N, N]}: which entry of a table a pair of tokens reads. */
        private String entries(boolean rows) {
            int tokens = op.rows() * op.columns() + 1;
            var entries = new long[tokens * tokens];
            for (int from = 0; from < tokens; from++) {
                for (int to = 0; to < tokens; to++) {
                    entries[from * tokens + to] = op.entry(from, to, rows);
                }
            }
            String grid =
                    "entries/%s/%s/%s/%s".formatted(rows ? "rows" : "columns", op.rows(), op.columns(), op.reach());
            return graph.whole(grid, entries, List.of(tokens, tokens));
        }
    }
}

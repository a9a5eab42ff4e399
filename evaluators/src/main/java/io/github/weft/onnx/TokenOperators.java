package io.github.weft.onnx;

import io.github.weft.arch.TokenOp;
import java.util.List;

/** How the operations on tokens {@code [B, N, E]} are written. */
final class TokenOperators {

    private final Graph graph;
    private final RelativePositions relative;

    TokenOperators(Graph graph) {
        this.graph = graph;
        this.relative = new RelativePositions(graph);
    }

    /** As many rows as samples are had by taking a token of each, times zero. */
    String classToken(TokenOp.ClassToken op, String name, String tokens, String token) {
        String firsts = graph.part(name + "/firsts", tokens, 0, 1);
        String zeros = graph.node("Mul", name + "/zeros", List.of(firsts, graph.number(0)));
        String first = graph.node("Add", name + "/first", List.of(zeros, token));
        return graph.node("Concat", name, List.of(first, tokens), Attributes.one("axis", 1));
    }

    String mean(TokenOp.TokenMean op, String name, String tokens) {
        String kept = graph.part(name + "/kept", tokens, op.skipped(), Long.MAX_VALUE);
        return graph.node(
                "ReduceMean",
                name,
                List.of(kept),
                Attributes.whole("axes", new long[] {1}),
                Attributes.one("keepdims", 0));
    }

    /**
     * @param tables none, or keys by rows, keys by columns, values by rows, values by columns
     * @param count of tokens
     */
    String attention(TokenOp.Attention op, String name, List<String> inputs, List<String> tables, int count) {
        String queries = heads(op, name + "/queries", inputs.get(0), count, 0, 2, 1, 3);
        String keys = heads(op, name + "/keys", inputs.get(1), count, 0, 2, 3, 1);
        String values = heads(op, name + "/values", inputs.get(2), count, 0, 2, 1, 3);
        String content = graph.node("MatMul", name + "/content", List.of(queries, keys));
        var where = relative.of(op, name, inputs, tables, count);
        String logits = where.map(rel -> rel.plusPositions(content, queries)).orElse(content);
        String scale = graph.number(1 / Math.sqrt(op.size()));
        String scaled = graph.node("Mul", name + "/scaled", List.of(logits, scale));
        String shares = graph.node("Softmax", name + "/shares", List.of(scaled), Attributes.one("axis", -1));
        String read = graph.node("MatMul", name + "/read", List.of(shares, values));
        String all = where.map(rel -> rel.plusValues(read, shares)).orElse(read);
        String rows = graph.transposed(name + "/rows", all, 0, 2, 1, 3);
        return graph.reshaped(name, rows, 0, count, (long) op.heads() * op.size());
    }

    private String heads(TokenOp.Attention op, String name, String features, int count, long... order) {
        String split = graph.reshaped(name + "/split", features, 0, count, op.heads(), op.size());
        return graph.transposed(name, split, order);
    }
}

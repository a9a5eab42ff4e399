package io.github.weft.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.Shape;
import java.util.List;

/** How the operations on a part of the tokens {@code [B, N, E]} are written. */
final class SelectionOperators {

    private final Graph graph;

    SelectionOperators(Graph graph) {
        this.graph = graph;
    }

    /**
     * {@code [B, N]}, whole numbers. Windows are sorted by the sum of squares of their tokens' activity, in double precision; of equal ones
     * the earlier comes first.
     */
    String order(SelectionOp.Order op, String name, String tokens) {
        String absolute = graph.node("Abs", name + "/absolute", List.of(tokens));
        String activity = graph.node(
                "ReduceMean",
                name + "/activity",
                List.of(absolute),
                Attributes.whole("axes", new long[] {2}),
                Attributes.one("keepdims", 0));
        String exact = graph.node(
                "Cast",
                name + "/exact",
                List.of(activity),
                Attributes.one("to", TensorProto.DataType.DOUBLE.getNumber()));
        String places = places(op);
        String grouped = graph.node("Gather", name + "/grouped", List.of(exact, places), Attributes.one("axis", 1));
        String squares = graph.node("Mul", name + "/squares", List.of(grouped, grouped));
        String scores = graph.node(
                "ReduceSum", name + "/scores", List.of(squares, graph.whole(2)), Attributes.one("keepdims", 0));
        int windows = op.rows() / op.window() * (op.columns() / op.window());
        String best = graph.sorted(name + "/windows", scores, windows);
        String sorted = graph.node("Gather", name + "/sorted", List.of(places, best));
        String flat = graph.reshaped(name + "/flat", sorted, -1, (long) op.rows() * op.columns());
        String some = graph.part(name + "/some", best, 0, 1);
        String first = graph.node("Mul", name + "/first", List.of(some, graph.whole(0)));
        return graph.node("Concat", name, List.of(first, flat), Attributes.one("axis", 1));
    }

    /** {@code [windows, window * window]}: the places of each window's tokens, behind the class token. */
    private String places(SelectionOp.Order op) {
        int[] inOrder = op.places(new double[op.rows() * op.columns() + 1]);
        var places = new long[inOrder.length - 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = inOrder[i + 1];
        }
        int size = op.window() * op.window();
        String name = "windows/%s/%s/%s".formatted(op.rows(), op.columns(), op.window());
        return graph.whole(name, places, List.of(places.length / size, size));
    }

    String take(SelectionOp.Take op, String name, List<String> inputs) {
        String index = index(name, inputs.get(1), op.count());
        return graph.node("GatherND", name, List.of(inputs.get(0), index), Attributes.one("batch_dims", 1));
    }

    /** @param part the shape of what is put back */
    String putBack(String name, List<String> inputs, Shape part) {
        String index = index(name, inputs.get(2), part.dims().get(0));
        String wide = graph.node("Expand", name + "/wide", List.of(index, graph.whole(1, 1, part.features())));
        return graph.node(
                "ScatterElements", name, List.of(inputs.get(0), wide, inputs.get(1)), Attributes.one("axis", 1));
    }

    /** {@code [B, n, 1]}: the places of the first tokens. */
    private String index(String name, String order, int count) {
        String first = graph.part(name + "/first", order, 0, count);
        return graph.reshaped(name + "/index", first, -1, count, 1);
    }
}

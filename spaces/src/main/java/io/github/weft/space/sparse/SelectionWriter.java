package io.github.weft.space.sparse;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.NetworkBuilder;
import io.github.weft.arch.Node;
import io.github.weft.arch.Param;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.TokenOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a transformer anew: a layer that leaves tokens out takes the first of their order, and what comes out of it is put back among the
 * others. A stage's order is made before its first such layer; a layer that leaves nothing out is as it was. Weights are whole, blocks are
 * stages.
 */
final class SelectionWriter {

    private final NetworkBuilder network = new NetworkBuilder();
    private final TokenSelection selection;
    private final List<Integer> percents;
    private final SelectionOp.Order order;
    /** What stands in for a node of the dense network, for those who read it. */
    private final Map<String, String> instead = new HashMap<>();

    /** The layer that is being written, from 1; 0 before the first. */
    private int layer;
    /** All tokens, as they come into the layer. */
    private String all = "";
    /** The stage's order, if it has one yet. */
    private String ordered = "";

    SelectionWriter(TokenSelection selection, List<Integer> percents, SelectionOp.Order order) {
        this.selection = selection;
        this.percents = percents;
        this.order = order;
    }

    Network written() {
        Network dense = selection.dense();
        for (Node node : dense.nodes()) {
            copy(node);
            if (dense.blockEnds().contains(node.name())) {
                end(node.name());
            }
        }
        dense.outputs().forEach((name, node) -> network.output(name, read(node)));
        return network.build();
    }

    /** Ends a layer, and begins the next. */
    private void end(String end) {
        all = selects() ? putBack(end) : end;
        instead.put(end, all);
        if (layer % selection.stage() == 0 || layer == selection.layers()) {
            network.blockEnd(all);
            ordered = "";
        }
        layer++;
        if (selects()) {
            instead.put(end, take());
        }
    }

    private boolean selects() {
        return layer > 0 && layer <= selection.layers() && percents.get(layer - 1) > 0;
    }

    private String read(String node) {
        return instead.getOrDefault(node, node);
    }

    private void copy(Node node) {
        var inputs = new ArrayList<>(node.inputs().stream().map(this::read).toList());
        if (selects() && node.op() instanceof TokenOp.Attention attention && attention.reach() > 0) {
            inputs.add(ordered);
        }
        List<Param> params = node.params().stream().map(SelectionWriter::whole).toList();
        network.node(node.name(), node.op(), inputs, params);
    }

    private static Param whole(Param param) {
        List<Extent> extents = param.shape().stream().map(Extent::whole).toList();
        return new Param(param.name(), param.role(), extents);
    }

    private String take() {
        if (ordered.isEmpty()) {
            String name = "stage%s.order".formatted((layer - 1) / selection.stage() + 1);
            ordered = network.node(name, order, List.of(all), List.of());
        }
        int windows = order.rows() * order.columns() / (order.window() * order.window());
        int kept = windows * (100 - percents.get(layer - 1)) / 100;
        var take = new SelectionOp.Take(1 + kept * order.window() * order.window());
        return network.node("layer%s.take".formatted(layer), take, List.of(all, ordered), List.of());
    }

    private String putBack(String end) {
        String name = "layer%s.put-back".formatted(layer);
        return network.node(name, new SelectionOp.PutBack(), List.of(all, end, ordered), List.of());
    }
}

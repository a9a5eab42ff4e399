package io.github.weft.report.drawing;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Param;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One box: a layer with what belongs to it, such as convolution, batch norm and activation.
 *
 * @param inputs names of the nodes it reads
 * @param shape of what it gives
 */
record Step(List<Node> nodes, List<String> inputs, String shape) {

    static Step of(List<Node> nodes, Network network) {
        String last = nodes.get(nodes.size() - 1).name();
        return new Step(
                List.copyOf(nodes),
                nodes.get(0).inputs(),
                network.shape(last).toString().replace('x', '×'));
    }

    /** The node whose output leaves the box. */
    String output() {
        return nodes.get(nodes.size() - 1).name();
    }

    private Look main() {
        return nodes.stream()
                .map(node -> Look.of(node.op()))
                .filter(look -> look.role() == Look.Role.WEIGHTED)
                .findFirst()
                .orElseGet(() -> Look.of(nodes.get(0).op()));
    }

    String style() {
        return main().style();
    }

    boolean isJoin() {
        return main().role() == Look.Role.JOIN;
    }

    String title() {
        return main().role() == Look.Role.SHAPE ? joined(", ") : main().words();
    }

    /** What stands around the layer; empty for a layer alone. */
    String detail() {
        return main().role() == Look.Role.SHAPE || nodes.size() == 1
                ? ""
                : joined(" → ").replace(main().words(), "·");
    }

    private String joined(String separator) {
        return nodes.stream().map(node -> Look.of(node.op()).words()).collect(Collectors.joining(separator));
    }

    List<Param> params() {
        return nodes.stream().flatMap(node -> node.params().stream()).toList();
    }

    double width() {
        return isJoin()
                ? 20
                : Math.max(
                        84,
                        18 + Math.max(Svg.width(title(), 12.5), Svg.width(detail().isEmpty() ? shape : detail(), 11)));
    }

    double height() {
        return isJoin() ? 20 : detail().isEmpty() ? 38 : 52;
    }

    /** Draws it around a point. */
    void draw(Svg svg, double x, double y) {
        if (isJoin()) {
            svg.circle(x, y, 10, style());
            svg.text(x, y + 4, "middle title", title());
            return;
        }
        double top = y - height() / 2;
        svg.box(x - width() / 2, top, width(), height(), 6, style());
        svg.text(x, top + 16, "middle title", title());
        if (!detail().isEmpty()) {
            svg.text(x, top + 30, "middle soft", detail());
        }
        svg.text(x, top + height() - 7, "middle soft", shape);
    }
}

package io.github.weft.report.drawing;

import java.util.Optional;

/** A place in the layered drawing of a block: a box, a way in or out, or a bend of a long wire. */
final class Spot {

    final Optional<Step> step;
    final String label;
    final int layer;
    double x;
    double y;

    private Spot(Optional<Step> step, String label, int layer) {
        this.step = step;
        this.label = label;
        this.layer = layer;
    }

    static Spot box(Step step, int layer) {
        return new Spot(Optional.of(step), "", layer);
    }

    /** A way in from, or out to, another block; labelled where that is not the one beside. */
    static Spot port(String label, int layer) {
        return new Spot(Optional.empty(), label, layer);
    }

    static Spot bend(int layer) {
        return new Spot(Optional.empty(), "", layer);
    }

    double width() {
        return step.map(Step::width).orElse(Math.max(10, Svg.width(label, 11)));
    }

    double height() {
        return step.map(Step::height).orElse(label.isEmpty() ? 4.0 : 16.0);
    }

    double top() {
        return y - height() / 2;
    }

    double bottom() {
        return y + height() / 2;
    }

    void draw(Svg svg) {
        step.ifPresent(box -> box.draw(svg, x, y));
        if (!label.isEmpty()) {
            svg.text(x, y, "middle soft", label);
        }
    }
}

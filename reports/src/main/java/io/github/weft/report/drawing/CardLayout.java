package io.github.weft.report.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Where the boxes of a block stand: in layers from top to bottom, each below all it reads, with bends where a wire passes a layer, and
 * ordered within a layer by the mean place of their neighbours (Sugiyama, Tagawa, Toda, 1981).
 */
final class CardLayout {

    private static final double DOWN = 16;
    private static final double ASIDE = 14;
    private static final int SWEEPS = 4;

    private final List<List<Spot>> layers = new ArrayList<>();
    private final List<List<Spot>> wires = new ArrayList<>();
    private final Map<String, Spot> sources = new HashMap<>();
    private final Map<String, Spot> bends = new HashMap<>();
    private double width;
    private double height;

    private CardLayout() {}

    /** @param label what to call a node of another block that is read; empty where the wire comes from above */
    static CardLayout of(Card card, UnaryOperator<String> label) {
        var layout = new CardLayout();
        for (String entry : card.entries()) {
            layout.sources.put(entry, layout.placed(Spot.port(label.apply(entry), 0)));
        }
        for (Step step : card.steps()) {
            int layer = step.inputs().stream()
                    .mapToInt(input -> layout.source(input).layer + 1)
                    .max()
                    .orElse(0);
            Spot spot = layout.placed(Spot.box(step, layer));
            step.inputs().forEach(input -> layout.wire(input, spot));
            layout.sources.put(step.output(), spot);
        }
        String end = card.steps().get(card.steps().size() - 1).output();
        layout.wire(end, layout.placed(Spot.port("", layout.layers.size())));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            layout.order(sweep % 2 == 0);
        }
        layout.place();
        return layout;
    }

    private Spot source(String node) {
        return Objects.requireNonNull(sources.get(node), node);
    }

    private Spot placed(Spot spot) {
        while (layers.size() <= spot.layer) {
            layers.add(new ArrayList<>());
        }
        layers.get(spot.layer).add(spot);
        return spot;
    }

    private void wire(String from, Spot to) {
        var wire = new ArrayList<Spot>(List.of(source(from)));
        for (int layer = source(from).layer + 1; layer < to.layer; layer++) {
            int at = layer;
            wire.add(bends.computeIfAbsent(from + " " + layer, name -> placed(Spot.bend(at))));
        }
        wire.add(to);
        wires.add(wire);
    }

    private void order(boolean down) {
        for (int i = 0; i < layers.size(); i++) {
            List<Spot> layer = layers.get(down ? i : layers.size() - 1 - i);
            var means = new HashMap<Spot, Double>();
            layer.forEach(spot -> means.put(spot, mean(spot, down)));
            layer.sort(Comparator.comparingDouble(spot -> means.getOrDefault(spot, 0.0)));
        }
    }

    /** Mean place, from 0 to 1, of what a spot is wired to in the layer before or after; its own where there is nothing. */
    private double mean(Spot spot, boolean before) {
        return neighbours(spot, before).stream()
                .mapToDouble(this::place)
                .average()
                .orElse(place(spot));
    }

    private double place(Spot spot) {
        List<Spot> layer = layers.get(spot.layer);
        return (layer.indexOf(spot) + 0.5) / layer.size();
    }

    private List<Spot> neighbours(Spot spot, boolean before) {
        var neighbours = new ArrayList<Spot>();
        for (List<Spot> wire : wires) {
            int at = wire.indexOf(spot);
            int next = before ? at - 1 : at + 1;
            if (at >= 0 && next >= 0 && next < wire.size()) {
                neighbours.add(wire.get(next));
            }
        }
        return neighbours;
    }

    private void place() {
        double y = 0;
        for (List<Spot> layer : layers) {
            double wide = ASIDE * (layer.size() - 1)
                    + layer.stream().mapToDouble(Spot::width).sum();
            double high = layer.stream().mapToDouble(Spot::height).max().orElse(0);
            double x = -wide / 2;
            for (Spot spot : layer) {
                spot.x = x + spot.width() / 2;
                spot.y = y + high / 2;
                x += spot.width() + ASIDE;
            }

            y += high + DOWN;
        }
        height = y - DOWN;
        wires.forEach(this::straighten);
        width = 2
                * layers.stream()
                        .flatMap(List::stream)
                        .mapToDouble(spot -> Math.abs(spot.x) + spot.width() / 2)
                        .max()
                        .orElse(0);
    }

    /** Leads a wire that passes all boxes on one side down one line. */
    private void straighten(List<Spot> wire) {
        List<Spot> between = wire.subList(1, wire.size() - 1);
        if (between.stream().allMatch(spot -> isLast(spot, layers.get(spot.layer)))) {
            double x = between.stream().mapToDouble(spot -> spot.x).max().orElse(0);
            between.forEach(spot -> spot.x = x);
        } else if (between.stream().allMatch(spot -> layers.get(spot.layer).get(0) == spot)) {
            double x = between.stream().mapToDouble(spot -> spot.x).min().orElse(0);
            between.forEach(spot -> spot.x = x);
        }
    }

    private static boolean isLast(Spot spot, List<Spot> layer) {
        return layer.get(layer.size() - 1) == spot;
    }

    /** Through each bend from the upper to the lower edge of its layer. */
    private double[] points(List<Spot> wire) {
        var points = new ArrayList<Double>(List.of(wire.get(0).x, wire.get(0).bottom()));
        for (Spot bend : wire.subList(1, wire.size() - 1)) {
            double half = layers.get(bend.layer).stream()
                            .mapToDouble(Spot::height)
                            .max()
                            .orElse(0)
                    / 2;
            points.addAll(List.of(bend.x, bend.y - half, bend.x, bend.y + half));
        }
        Spot end = wire.get(wire.size() - 1);
        points.addAll(List.of(end.x, end.top()));
        return points.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The boxes, as they stand. */
    List<Spot> boxes() {
        return layers.stream()
                .flatMap(List::stream)
                .filter(spot -> spot.step.isPresent())
                .toList();
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Draws around the middle of the upper edge. */
    void draw(Svg svg) {
        for (List<Spot> wire : wires) {
            svg.wire(true, wire.get(wire.size() - 1).step.isPresent(), points(wire));
        }
        layers.forEach(layer -> layer.forEach(spot -> spot.draw(svg)));
    }
}

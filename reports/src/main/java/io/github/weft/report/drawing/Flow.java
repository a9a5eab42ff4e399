package io.github.weft.report.drawing;

import io.github.weft.arch.Network;
import java.util.ArrayList;
import java.util.List;

/** A network as blocks one below the other, going on in the next column where a page would be too long. */
final class Flow {

    private static final double WIDEST = 1080;
    private static final double GAP = 30;
    private static final double MARGIN = 14;

    private final List<Card> cards;
    private final List<CardLayout> layouts = new ArrayList<>();
    private final List<List<Integer>> columns;

    private Flow(List<Card> cards) {
        this.cards = cards;
        for (int i = 0; i < cards.size(); i++) {
            String above = i == 0 ? "" : cards.get(i - 1).output();
            layouts.add(CardLayout.of(cards.get(i), node -> node.equals(above) ? "" : "from " + Cards.block(node)));
        }
        double highest = 0;
        for (int i = 0; i < cards.size(); i++) {
            highest = Math.max(highest, height(i));
        }
        List<List<Integer>> fitting = columns(highest);
        for (double limit = highest; width(fitting) > WIDEST && fitting.size() > 1; limit += GAP) {
            fitting = columns(limit);
        }
        this.columns = fitting;
    }

    static Flow of(Network network) {
        return new Flow(Cards.of(Steps.of(network)));
    }

    private List<List<Integer>> columns(double limit) {
        var columns = new ArrayList<List<Integer>>();
        double used = limit + 1;
        for (int i = 0; i < cards.size(); i++) {
            if (used + GAP + height(i) > limit) {
                columns.add(new ArrayList<>());
                used = -GAP;
            }
            columns.get(columns.size() - 1).add(i);
            used += GAP + height(i);
        }
        return columns;
    }

    private double height(int card) {
        return cards.get(card).height(layouts.get(card));
    }

    private double columnWidth(List<Integer> column) {
        return column.stream()
                .mapToDouble(card -> cards.get(card).width(layouts.get(card)))
                .max()
                .orElse(0);
    }

    private double columnHeight(List<Integer> column) {
        return column.stream().mapToDouble(this::height).sum() + GAP * (column.size() - 1);
    }

    private double width(List<List<Integer>> columns) {
        return columns.stream().mapToDouble(this::columnWidth).sum() + GAP * (columns.size() - 1);
    }

    double width() {
        return width(columns) + 2 * MARGIN;
    }

    double height() {
        return columns.stream().mapToDouble(this::columnHeight).max().orElse(0) + 2 * MARGIN;
    }

    /** Draws from the upper left corner. */
    void draw(Svg svg) {
        double x = MARGIN;
        for (int i = 0; i < columns.size(); i++) {
            List<Integer> column = columns.get(i);
            double wide = columnWidth(column);
            double middle = x + wide / 2;
            double y = MARGIN;
            for (int place = 0; place < column.size(); place++) {
                int card = column.get(place);
                Svg sheet = svg.at(x, y);
                cards.get(card).draw(sheet, layouts.get(card), wide);
                svg.add(sheet);
                y += height(card);
                if (place + 1 < column.size() && reads(card + 1)) {
                    svg.wire(
                            false,
                            true,
                            middle,
                            y,
                            middle,
                            y + GAP - (cards.get(card + 1).count() > 1 ? 5 : 0));
                }
                y += GAP;
            }
            if (i + 1 < columns.size() && reads(columns.get(i + 1).get(0))) {
                turn(svg, middle, y - GAP, x + wide + GAP / 2, x + wide + GAP + columnWidth(columns.get(i + 1)) / 2);
            }
            x += wide + GAP;
        }
    }

    /** Whether a block reads the one before it. */
    private boolean reads(int card) {
        return cards.get(card).entries().contains(cards.get(card - 1).output());
    }

    /** From the foot of a column to the head of the next. */
    private static void turn(Svg svg, double from, double foot, double gap, double to) {
        double below = foot + MARGIN / 2;
        double above = MARGIN / 2 - 2;
        svg.wire(false, true, from, foot, from, below, gap, below, gap, above, to, above, to, MARGIN);
    }
}

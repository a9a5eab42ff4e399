package io.github.weft.report.drawing;

import io.github.weft.space.Gene;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a space, or several equal ones: what can be chosen in it.
 *
 * @param title its name, or those of the first and the last
 */
record Part(String title, List<Choice> choices) {

    private static final double PADDING = 12;
    private static final double HEADER = 28;

    /** Parts by the beginning of the genes' names, equal neighbours as one. */
    static List<Part> of(List<Gene> genes) {
        Map<String, List<Gene>> byPart = new LinkedHashMap<>();
        for (Gene gene : genes) {
            String name = gene.name();
            int dot = name.indexOf('.');
            byPart.computeIfAbsent(dot < 0 ? name : name.substring(0, dot), part -> new ArrayList<>())
                    .add(new Gene(dot < 0 ? "" : name.substring(dot + 1), gene.choices()));
        }
        var parts = new ArrayList<Part>();
        String first = "";
        for (var entry : byPart.entrySet()) {
            var part = new Part(entry.getKey(), Choice.of(entry.getValue()));
            Part before = parts.isEmpty() ? part : parts.get(parts.size() - 1);
            if (!parts.isEmpty() && before.choices.equals(part.choices)) {
                parts.set(parts.size() - 1, new Part(first + " … " + part.title, part.choices));
            } else {
                first = part.title;
                parts.add(part);
            }
        }
        return parts;
    }

    private double labels() {
        return choices.stream()
                .mapToDouble(choice -> Svg.width(choice.label(), 11))
                .max()
                .orElse(0);
    }

    double width() {
        double rows = choices.stream().mapToDouble(Choice::width).max().orElse(0);
        double gap = labels() > 0 ? 8 : 0;
        return 2 * PADDING + Math.max(labels() + gap + rows, Svg.width(title, 12.5));
    }

    double height() {
        return HEADER + choices.stream().mapToDouble(Choice::height).sum() + 6;
    }

    void draw(Svg svg) {
        svg.box(0, 0, width(), height(), 8, "card");
        svg.text(PADDING, 19, "title", title);
        double y = HEADER;
        for (Choice choice : choices) {
            svg.text(PADDING, y + 13, "soft", choice.label());
            choice.draw(svg, PADDING + labels() + (labels() > 0 ? 8 : 0), y);
            y += choice.height();
        }
    }
}

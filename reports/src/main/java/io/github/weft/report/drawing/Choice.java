package io.github.weft.report.drawing;

import io.github.weft.space.Gene;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row of a part: what is decided, and a chip for each answer. */
record Choice(String label, List<String> answers) {

    private static final double WIDEST = 300;
    private static final double ROW = 23;

    /** Rows for the genes of a part; sub-parts with equal choices, such as the blocks of a stage, share theirs. */
    static List<Choice> of(List<Gene> genes) {
        Map<String, List<Gene>> byPart = new LinkedHashMap<>();
        for (Gene gene : genes) {
            int dot = gene.name().lastIndexOf('.');
            byPart.computeIfAbsent(dot < 0 ? "" : gene.name().substring(0, dot), part -> new ArrayList<>())
                    .add(new Gene(gene.name().substring(dot + 1), gene.choices()));
        }
        var rows = new ArrayList<Choice>();
        var names = new ArrayList<>(byPart.keySet());
        for (int i = 0; i < names.size(); i++) {
            String first = names.get(i);
            List<Gene> some = byPart.getOrDefault(first, List.of());
            while (!first.isEmpty() && i + 1 < names.size() && some.equals(byPart.get(names.get(i + 1)))) {
                i++;
            }
            String part = names.get(i).equals(first) ? first : first + " … " + names.get(i);
            some.forEach(gene -> rows.add(new Choice((part + " " + gene.name()).strip(), gene.choices())));
        }
        return rows;
    }

    private static double chip(String answer) {
        return 12 + Svg.width(answer, 11.5);
    }

    private List<List<String>> lines() {
        var lines = new ArrayList<List<String>>(List.of(new ArrayList<>()));
        double used = 0;
        for (String answer : answers) {
            if (used > 0 && used + chip(answer) > WIDEST) {
                lines.add(new ArrayList<>());
                used = 0;
            }
            lines.get(lines.size() - 1).add(answer);
            used += chip(answer) + 4;
        }
        return lines;
    }

    double width() {
        return lines().stream()
                .mapToDouble(line ->
                        line.stream().mapToDouble(answer -> chip(answer) + 4).sum() - 4)
                .max()
                .orElse(0);
    }

    double height() {
        return ROW * lines().size();
    }

    void draw(Svg svg, double left, double top) {
        double y = top;
        for (List<String> line : lines()) {
            double x = left;
            for (String answer : line) {
                svg.box(x, y, chip(answer), 18, 9, "chip");
                svg.text(x + chip(answer) / 2, y + 13, "middle", answer);
                x += chip(answer) + 4;
            }
            y += ROW;
        }
    }
}

package io.github.weft.report.drawing;

import io.github.weft.arch.Param;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A block of a network, or a run of equal ones drawn once.
 *
 * @param first name of the first block
 * @param last name of the last block, the first one's where there is one
 * @param count how many
 * @param steps of the first
 * @param output the node that the last one gives
 */
record Card(String first, String last, int count, List<Step> steps, String output) {

    private static final double PADDING = 14;
    private static final double HEADER = 40;

    /** Nodes of other cards that it reads, in order. */
    List<String> entries() {
        var entries = new LinkedHashSet<String>();
        Set<String> inside = new LinkedHashSet<>();
        for (Step step : steps) {
            step.inputs().stream().filter(input -> !inside.contains(input)).forEach(entries::add);
            inside.add(step.output());
        }
        return List.copyOf(entries);
    }

    /** What is equal for equal blocks: names aside, everything that is drawn, and the shapes of the weights. */
    List<String> signature() {
        List<String> entries = entries();
        var places = new ArrayList<>(entries);
        var signature = new ArrayList<String>();
        for (Step step : steps) {
            signature.add("%s|%s|%s|%s|%s"
                    .formatted(
                            step.title(),
                            step.detail(),
                            step.shape(),
                            step.inputs().stream().map(places::indexOf).toList(),
                            step.params().stream().map(Param::shape).toList()));
            places.add(step.output());
        }
        return signature;
    }

    /** This card for one more block after it. */
    Card and(Card next) {
        return new Card(first, next.last, count + next.count, steps, next.output);
    }

    String title() {
        if (count == 1) {
            return first;
        }
        String end = last.substring(last.lastIndexOf('.') + 1);
        return "%s … %s".formatted(first, first.endsWith("." + end) ? last : end);
    }

    private String weights() {
        long weights = steps.stream()
                .flatMap(step -> step.params().stream())
                .distinct()
                .mapToLong(Param::count)
                .sum();
        String times = count == 1 ? "" : "%s × ".formatted(count);
        return weights == 0 ? times.strip() : String.format(Locale.ROOT, "%s%,d weights", times, weights);
    }

    double width(CardLayout layout) {
        double header = Math.max(Svg.width(title(), 12.5), Svg.width(weights(), 11));
        return 2 * PADDING + Math.max(layout.width(), header);
    }

    double height(CardLayout layout) {
        return HEADER + layout.height();
    }

    void draw(Svg svg, CardLayout layout, double width) {
        if (count > 1) {
            svg.box(5, -5, width, height(layout), 8, "card");
        }
        svg.box(0, 0, width, height(layout), 8, "card");
        svg.text(PADDING, 19, "title", title());
        svg.text(PADDING, 33, "soft", weights());
        Svg inner = svg.at(width / 2, HEADER);
        layout.draw(inner);
        svg.add(inner);
    }
}

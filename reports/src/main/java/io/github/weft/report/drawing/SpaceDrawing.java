package io.github.weft.report.drawing;

import io.github.weft.run.Seeds;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import io.github.weft.space.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A picture of a space: its decisions with their choices, part by part, and below them one of its networks. */
public final class SpaceDrawing {

    private static final double MARGIN = 14;
    private static final double WIDEST = 1080;
    private static final int RANDOM = 30;

    private SpaceDrawing() {}

    /** An SVG document. */
    public static String svg(SearchSpace space, Setting setting) {
        Genome genome = shown(space, setting);
        Flow flow = Flow.of(space.decode(genome, setting));
        double width = Math.max(flow.width(), 720);
        var svg = new Svg();
        svg.text(MARGIN, 28, "big", space.name());
        double y = 48;
        String summary = space.summary() + "; " + count(space);
        for (String line : words(summary, width - 2 * MARGIN)) {
            svg.text(MARGIN, y, "", line);
            y += 16;
        }
        y += 4;
        double x = MARGIN;
        double high = 0;
        for (Part part : Part.of(space.genes())) {
            if (x > MARGIN && x + part.width() > width - MARGIN) {
                x = MARGIN;
                y += high + MARGIN;
                high = 0;
            }
            Svg sheet = svg.at(x, y);
            part.draw(sheet);
            svg.add(sheet);
            x += part.width() + MARGIN;
            high = Math.max(high, part.height());
        }
        y += high + 2 * MARGIN;
        String shown = "One of them at %s with %s classes: %s"
                .formatted(setting.input(), setting.classes(), space.format(genome));
        for (String line : NetworkDrawing.lines(shown, width - 2 * MARGIN)) {
            svg.text(MARGIN, y, "soft", line);
            y += 15;
        }
        Svg sheet = svg.at(0, y - 8);
        flow.draw(sheet);
        svg.add(sheet);
        return svg.document(space.name() + ": " + space.summary(), width, y - 8 + flow.height());
    }

    /** Of those that cover the space and some random ones, the first with the most kinds of boxes: the widest and deepest where all are alike. */
    private static Genome shown(SearchSpace space, Setting setting) {
        RandomGenerator random = Seeds.generator(0, "drawing");
        List<Genome> some = Stream.concat(
                        space.covering().stream(),
                        Stream.generate(() -> Variation.random(space, random)).limit(RANDOM))
                .map(space::canonical)
                .toList();
        Genome shown = some.get(0);
        for (Genome genome : some) {
            shown = kinds(space, genome, setting) > kinds(space, shown, setting) ? genome : shown;
        }
        return shown;
    }

    private static long kinds(SearchSpace space, Genome genome, Setting setting) {
        return Steps.of(space.decode(genome, setting)).stream()
                .map(Step::style)
                .distinct()
                .count();
    }

    private static String count(SearchSpace space) {
        String genomes = space.cardinality().bitLength() > 40
                ? String.format(Locale.ROOT, "%.1e", space.cardinality().doubleValue())
                : String.format(Locale.ROOT, "%,d", space.cardinality());
        return "%s genomes from %s decisions".formatted(genomes, space.genes().size());
    }

    private static List<String> words(String text, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && Svg.width(line + " " + word, 12) > Math.min(width, WIDEST)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

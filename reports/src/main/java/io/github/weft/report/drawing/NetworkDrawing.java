package io.github.weft.report.drawing;

import io.github.weft.arch.Costs;
import io.github.weft.arch.Network;
import java.util.List;
import java.util.Locale;

/**
 * A picture of one network: a box for each layer, coloured by kind, with the shape of what it gives; boxes in blocks, and runs of equal
 * blocks as one. It reads downwards, column by column.
 */
public final class NetworkDrawing {

    private static final double MARGIN = 14;

    private NetworkDrawing() {}

    /** An SVG document. */
    public static String svg(String space, String architecture, Network network) {
        Flow flow = Flow.of(network);
        Costs costs = network.costs();
        String said = String.format(
                Locale.ROOT,
                "%,d weights, %,d MACs, %d weighted layers in a row",
                costs.params(),
                costs.macs(),
                costs.depth());
        double width = Math.max(flow.width(), 2 * MARGIN + Svg.width(said, 12));
        var svg = new Svg();
        svg.text(MARGIN, 28, "big", space);
        double y = 46;
        for (String line : lines(architecture, width - 2 * MARGIN)) {
            svg.text(MARGIN, y, "", line);
            y += 16;
        }
        svg.text(MARGIN, y, "soft", said);
        Svg sheet = svg.at(0, y + 6);
        flow.draw(sheet);
        svg.add(sheet);
        return svg.document(space + " " + architecture, width, y + 6 + flow.height());
    }

    /** A text cut into lines of about that width. */
    static List<String> lines(String text, double width) {
        int room = Math.max(20, (int) (width / Svg.width("x", 12)));
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\G.{%s})".formatted(room)));
    }
}

package io.github.weft.report.drawing;

import java.util.Locale;

/** Writes SVG: elements in the order in which they are painted, coordinates in pixels with one decimal. */
final class Svg {

    private static final String STYLE = """
            text{font-family:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-size:12px;fill:#1f2933}
            .page{fill:#fbfbfa}.card{fill:#ffffff;stroke:#d5d9de}.title{font-weight:600}.big{font-size:16px;font-weight:600}
            .soft{font-size:11px;fill:#5b6672}.wire{fill:none;stroke:#7b8794;stroke-width:1.3}.tip{fill:#7b8794}
            .chip{fill:#eef1f4;stroke:#cfd5db}.middle{text-anchor:middle}.end{text-anchor:end}
            .conv{fill:#dceafb;stroke:#6ba1dd}.depthwise{fill:#d6f1f3;stroke:#4fb0b8}.linear{fill:#e6e0fa;stroke:#9583d8}
            .attention{fill:#fbdfea;stroke:#d9749f}.pool{fill:#dff2dc;stroke:#74b56b}.join{fill:#fdeec9;stroke:#d5a531}
            .plain{fill:#eef1f4;stroke:#a9b2bb}
            @media (prefers-color-scheme:dark){
            text{fill:#e6e9ec}.page{fill:#16191d}.card{fill:#1f2429;stroke:#3a424b}.soft{fill:#a3adb8}
            .wire{stroke:#8894a0}.tip{fill:#8894a0}.chip{fill:#2c333b;stroke:#48525d}
            .conv{fill:#1d3a5c;stroke:#5b93d1}.depthwise{fill:#164449;stroke:#49a5ad}.linear{fill:#352c5e;stroke:#8c7bd0}
            .attention{fill:#562339;stroke:#cf6d97}.pool{fill:#234421;stroke:#6aa961}.join{fill:#4d3b0d;stroke:#c1962b}
            .plain{fill:#2c333b;stroke:#66717d}}
            """;

    private final StringBuilder body = new StringBuilder();
    private final double left;
    private final double top;

    Svg() {
        this(0, 0);
    }

    private Svg(double left, double top) {
        this.left = left;
        this.top = top;
    }

    /** A sheet whose origin lies at a point of this one; what is drawn on it is added by {@link #add}. */
    Svg at(double x, double y) {
        return new Svg(left + x, top + y);
    }

    void add(Svg sheet) {
        body.append(sheet.body);
    }

    void box(double x, double y, double width, double height, double radius, String style) {
        body.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" class=\"%s\"/>\n"
                .formatted(number(left + x), number(top + y), number(width), number(height), number(radius), style));
    }

    void circle(double x, double y, double radius, String style) {
        body.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" class=\"%s\"/>\n"
                .formatted(number(left + x), number(top + y), number(radius), style));
    }

    void text(double x, double y, String style, String text) {
        String named = style.isEmpty() ? "" : " class=\"%s\"".formatted(style);
        body.append("<text x=\"%s\" y=\"%s\"%s>%s</text>\n"
                .formatted(number(left + x), number(top + y), named, escaped(text)));
    }

    /** A line through points, x and y in turn, with right angles or smooth; an arrow's tip at its end if asked for. */
    void wire(boolean smooth, boolean tip, double... points) {
        var path = new StringBuilder("M%s %s".formatted(x(points, 0), y(points, 0)));
        for (int i = 2; i < points.length; i += 2) {
            double middle = (points[i - 1] + points[i + 1]) / 2 + top;
            path.append(
                    smooth
                            ? "C%s %s %s %s %s %s"
                                    .formatted(
                                            x(points, i - 2),
                                            number(middle),
                                            x(points, i),
                                            number(middle),
                                            x(points, i),
                                            y(points, i))
                            : "L%s %s".formatted(x(points, i), y(points, i)));
        }
        body.append("<path d=\"%s\" class=\"wire\"/>\n".formatted(path));
        if (tip) {
            double x = left + points[points.length - 2];
            double y = top + points[points.length - 1];
            body.append("<path d=\"M%s %sl-3.5 -6h7z\" class=\"tip\"/>\n".formatted(number(x), number(y)));
        }
    }

    private String x(double[] points, int i) {
        return number(left + points[i]);
    }

    private String y(double[] points, int i) {
        return number(top + points[i + 1]);
    }

    /** The whole document. */
    String document(String title, double width, double height) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" role="img">
                <title>%3$s</title>
                <style>
                %4$s</style>
                <rect width="%1$s" height="%2$s" rx="8" class="page"/>
                %5$s</svg>
                """.formatted(number(Math.ceil(width)), number(Math.ceil(height)), escaped(title), STYLE, body);
    }

    /** About how wide a text is. */
    static double width(String text, double size) {
        return 0.58 * size * text.length();
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

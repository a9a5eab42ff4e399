package io.github.weft.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Styles and scripts that are written into the page, so that it needs nothing else. */
public final class Assets {

    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

    private Assets() {}

    public static String styles() {
        return read("report.css");
    }

    /** A page's own script by name, after what all pages draw with. */
    public static String script(String name) {
        return read("charts.js") + read(name);
    }

    /** Apache ECharts, without the chart types that we do not draw. */
    public static String charts() {
        return read(CHARTS);
    }

    private static String read(String name) {
        try (InputStream stream = Assets.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("(%s) is missing from the class path.".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

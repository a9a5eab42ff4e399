package io.github.weft.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Styles and scripts that are written into the page, so that it needs nothing else. */
public final class Assets {

    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/";

    private Assets() {}

    public static String styles() {
        return read("report.css");
    }

    /** A page's own scripts by name, after what all pages draw with. */
    public static String script(String... names) {
        return read("charts.js") + Arrays.stream(names).map(Assets::read).collect(Collectors.joining());
    }

    /** Apache ECharts with its common chart types. */
    public static String charts() {
        return read(CHARTS + "echarts.common.min.js");
    }

    /** Apache ECharts with all chart types, parallel axes among them. */
    public static String allCharts() {
        return read(CHARTS + "echarts.min.js");
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

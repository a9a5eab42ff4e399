package io.github.weft.score;

/**
 * Something that can be said of a network as a number.
 *
 * @param name kebab-case, equal in commands, configuration, tables and charts
 * @param unit what the number counts ({@code %}, {@code weights}, {@code MACs}), or empty for a bare score
 */
public record Metric(String name, boolean higherIsBetter, String unit) {

    public Metric {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "metric (%s) must be lower-case words joined by hyphens.".formatted(name));
        }
    }

    public static Metric maximize(String name) {
        return new Metric(name, true, "");
    }

    public static Metric minimize(String name) {
        return new Metric(name, false, "");
    }

    public Metric in(String newUnit) {
        return new Metric(name, higherIsBetter, newUnit);
    }
}

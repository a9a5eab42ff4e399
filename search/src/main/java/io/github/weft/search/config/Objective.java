package io.github.weft.search.config;

/**
 * What a search wants more of, or less of: {@code accuracy}, {@code -params}.
 *
 * @param metric name of the metric
 * @param maximize false where the text began with a minus
 */
public record Objective(String metric, boolean maximize) {

    /** The metric that every search is for in the end. While candidates are untrained, {@code zero-cost} or what they inherit from a supernet stands in for it. */
    public static final String ACCURACY = "accuracy";

    public static Objective parse(String text) {
        boolean minus = text.startsWith("-");
        return new Objective(minus ? text.substring(1) : text, !minus);
    }

    /** The value as something to be maximised. */
    public double signed(double value) {
        return maximize ? value : -value;
    }

    @Override
    public String toString() {
        return (maximize ? "" : "-") + metric;
    }
}

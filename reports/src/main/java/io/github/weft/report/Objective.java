package io.github.weft.report;

/**
 * A metric that a run wants more of ({@code accuracy}) or less of ({@code -params}).
 *
 * @param maximize false where the text began with a minus
 */
public record Objective(String metric, boolean maximize) {

    public static Objective parse(String text) {
        boolean minus = text.startsWith("-");
        return new Objective(minus ? text.substring(1) : text, !minus);
    }

    /** In the direction that is usual for the metric. */
    public static Objective usual(String metric) {
        return new Objective(metric, Metrics.higherIsBetter(metric));
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

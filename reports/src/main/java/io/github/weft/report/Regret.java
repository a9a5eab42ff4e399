package io.github.weft.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the best that a search found is from the best there was to find, where a table says what networks reach.
 *
 * @param found the best accuracy among the run's candidates
 * @param best the highest in the table within the run's limits
 * @param networks how many the table has within those limits
 * @param absent candidates that the table lacks; they cost nothing
 */
public record Regret(double found, double best, int networks, int absent) {

    /** The name, in a run's provenance, of the highest number in its table within its limits. */
    public static final String BEST = "table-best";

    /** The name, in a run's provenance, of the number of networks in its table within its limits. */
    public static final String NETWORKS = "table-networks";

    /** Empty for a run without a table, and as long as nothing was found in it. */
    static Optional<Regret> of(RunView view, List<Row> rows) {
        Map<String, String> provenance = view.row().run().provenance();
        OptionalDouble found = rows.stream()
                .flatMapToDouble(row -> row.metric(Metrics.ACCURACY).stream())
                .max();
        return Optional.ofNullable(provenance.get(BEST))
                .filter(best -> found.isPresent())
                .map(best -> new Regret(
                        found.getAsDouble(),
                        Double.parseDouble(best),
                        Integer.parseInt(provenance.getOrDefault(NETWORKS, "0")),
                        (int) rows.stream()
                                .filter(row -> row.metric(Metrics.ACCURACY).isEmpty())
                                .count()));
    }

    /** In the unit of the table's column; 0 if the best was found. */
    public double value() {
        return best - found;
    }

    /** A number in the unit of a column, whatever that is: six significant digits, and at least two decimals. */
    public static String text(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        return rounded.setScale(Math.max(2, rounded.scale())).toPlainString();
    }

    @Override
    public String toString() {
        return "regret %s: found %s, best of the table's %s networks %s%s"
                .formatted(
                        text(value()),
                        text(found),
                        Numbers.count(networks),
                        text(best),
                        absent == 0 ? "" : "; " + Numbers.count(absent) + " not in it, at no cost");
    }
}

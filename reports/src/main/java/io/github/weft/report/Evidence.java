package io.github.weft.report;

/**
 * How far the facts about a candidate reach. Ordered from least to most: nothing, costs, proxies, a supernet, numbers that were imported, a published table,
 * training by its number of epochs.
 *
 * @param epochs of training behind the accuracy; 0 below {@link Rung#TRAINED}, but for imported numbers that say so
 */
public record Evidence(Rung rung, int epochs) implements Comparable<Evidence> {

    /** The kinds of evidence, cheapest first. */
    public enum Rung {
        NONE,
        COSTS,
        PROXIES,
        SUPERNET,
        IMPORTED,
        TABLE,
        TRAINED
    }

    public static final Evidence NONE = new Evidence(Rung.NONE, 0);
    public static final Evidence COSTS = new Evidence(Rung.COSTS, 0);
    public static final Evidence PROXIES = new Evidence(Rung.PROXIES, 0);

    /** Accuracy with weights inherited from a supernet. */
    public static final Evidence SUPERNET = new Evidence(Rung.SUPERNET, 0);

    /** Accuracy that others measured and a table says. */
    public static final Evidence TABLE = new Evidence(Rung.TABLE, 0);

    /** Numbers that were measured elsewhere, which nothing here vouches for. */
    public static Evidence imported(int epochs) {
        return new Evidence(Rung.IMPORTED, epochs);
    }

    public static Evidence trained(int epochs) {
        return new Evidence(Rung.TRAINED, epochs);
    }

    @Override
    public int compareTo(Evidence other) {
        int byRung = rung.compareTo(other.rung);
        return byRung != 0 ? byRung : Integer.compare(epochs, other.epochs);
    }

    @Override
    public String toString() {
        return switch (rung) {
            case NONE -> "none";
            case COSTS -> "costs";
            case PROXIES -> "proxies";
            case SUPERNET -> "supernet";
            case TABLE -> "table";
            case IMPORTED -> "imported" + (epochs == 0 ? "" : " " + length());
            case TRAINED -> "trained " + length();
        };
    }

    private String length() {
        return epochs == 1 ? "(1 epoch)" : "(" + epochs + " epochs)";
    }
}

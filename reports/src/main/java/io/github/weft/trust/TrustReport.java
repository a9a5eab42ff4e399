package io.github.weft.trust;

import java.util.List;
import java.util.Optional;

/**
 * Which proxies can be believed on this space and data.
 *
 * @param truth name of the metric that training gave
 * @param candidates networks in the sample
 * @param judged those that have a truth
 * @param k how many the best are in the rows' precision
 * @param rows the ceiling first if there is one, then by rho
 * @param ceiling how far training seeds agree; empty with one seed
 * @param redundancy which proxies say the same
 * @param recommendation the combination to use; empty if nothing agrees with training, or if it is supernets that are looked at
 */
public record TrustReport(
        String truth,
        int candidates,
        int judged,
        int k,
        List<TrustRow> rows,
        Optional<Ceiling> ceiling,
        Redundancy redundancy,
        Optional<Recommendation> recommendation) {

    public TrustReport {
        rows = List.copyOf(rows);
    }

    /** The same sample and seed give the same report, whatever the order of candidates and proxies. */
    public static TrustReport of(TrustSample sample, long seed) {
        return new Analysis(sample.sorted(), seed).report();
    }

    /**
     * The first row of that name.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    public TrustRow row(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("row (%s) is not in this report.".formatted(name)));
    }
}

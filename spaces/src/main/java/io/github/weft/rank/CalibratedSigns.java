package io.github.weft.rank;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Votes whose signs come from trained networks. */
public final class CalibratedSigns {

    /** A correlation closer to zero than this is no reason for a vote. */
    public static final double LEAST = 0.3;

    private CalibratedSigns() {}

    /**
     * Keeps the proxies that agree or disagree clearly, the latter with a minus, by name.
     *
     * @param correlations Spearman's rho of each proxy with the truth; not a number where it is undefined
     */
    public static List<Vote> of(Map<String, Double> correlations) {
        return new TreeMap<>(correlations)
                .entrySet().stream()
                        .filter(entry -> Math.abs(entry.getValue()) >= LEAST)
                        .map(entry -> new Vote(entry.getKey(), entry.getValue() < 0))
                        .toList();
    }
}

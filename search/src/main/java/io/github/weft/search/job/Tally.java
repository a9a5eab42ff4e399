package io.github.weft.search.job;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Counts the distinct candidates of a run against its target: the reference sample and everything proposed since, but for what costs
 * nothing.
 */
final class Tally {

    private final Set<String> reference;
    private final Set<String> proposed = new HashSet<>();
    private final Predicate<String> costs;
    private final long target;
    private int distinct;

    /**
     * A tally before the first step.
     *
     * @param reference canonical texts of the reference sample, all of which count
     * @param costs whether a candidate counts at all
     */
    Tally(Set<String> reference, Predicate<String> costs, long target) {
        this.reference = Set.copyOf(reference);
        this.costs = costs;
        this.target = target;
        this.distinct = reference.size();
    }

    /** Counts a candidate, unless it is new and the target is reached. */
    boolean admit(String candidate) {
        boolean known = proposed.contains(candidate) || reference.contains(candidate);
        if (!known && full()) {
            return false;
        }
        distinct += known || !costs.test(candidate) ? 0 : 1;
        proposed.add(candidate);
        return true;
    }

    boolean full() {
        return distinct >= target;
    }

    long target() {
        return target;
    }

    int distinct() {
        return distinct;
    }

    boolean hasProposed(String candidate) {
        return proposed.contains(candidate);
    }
}

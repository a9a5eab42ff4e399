package io.github.weft.search.job;

import java.util.Set;

/** Counts the distinct candidates of a run against its target: the reference sample and everything proposed since. */
final class Tally {

    private final Set<String> reference;
    private final Set<String> proposed;
    private final long target;
    private int distinct;

    /** @param proposed what earlier steps proposed; grows */
    Tally(Set<String> reference, Set<String> proposed, long target) {
        this.reference = Set.copyOf(reference);
        this.proposed = proposed;
        this.target = target;
        this.distinct = reference.size()
                + (int) proposed.stream()
                        .filter(candidate -> !reference.contains(candidate))
                        .count();
    }

    /** Counts a candidate, unless it is new and the target is reached. */
    boolean admit(String candidate) {
        boolean known = proposed.contains(candidate) || reference.contains(candidate);
        if (!known && full()) {
            return false;
        }
        distinct += known ? 0 : 1;
        proposed.add(candidate);
        return true;
    }

    boolean full() {
        return distinct >= target;
    }

    int distinct() {
        return distinct;
    }

    Set<String> proposed() {
        return proposed;
    }
}

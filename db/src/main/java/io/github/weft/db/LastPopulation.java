package io.github.weft.db;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What stands for the members of the population that was stored last, so that it is not read back to store the next one: most members
 * stay on. A step that was rolled back does no harm, since none can follow it before it is stored again. Used on the store's thread only.
 */
final class LastPopulation {

    private long step = -1;
    private Map<Member, Long> numbers = Map.of();

    /** The members of the step before this one. Steps are named by their rows. */
    Map<Member, Long> before(long row, Supplier<Map<Member, Long>> stored) {
        return step == row - 1 ? numbers : stored.get();
    }

    void remember(long row, Map<Member, Long> members) {
        step = row;
        numbers = Map.copyOf(members);
    }
}

package io.github.weft.search.job;

import io.github.weft.search.strategy.Draws;
import io.github.weft.space.Genome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A sample that is even over size: of many random genomes, ordered by their number of parameters and cut into as many equal parts as are
 * wanted, one is drawn from each. Plain random draws cluster, and a ranking of networks of one size says little.
 */
record Strata(Draws draws, Feasibility feasible) {

    /** Random genomes for each one wanted. */
    private static final int POOL = 20;

    /** By rising number of parameters; fewer than asked for only if there are no more. */
    List<Genome> draw(int size, RandomGenerator random) {
        List<Genome> pool = draws.distinct(Math.multiplyExact(POOL, size), random).stream()
                .sorted(Comparator.comparingLong(feasible::params))
                .toList();
        int parts = Math.min(size, pool.size());
        var drawn = new ArrayList<Genome>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * pool.size() / parts);
            int to = (int) ((part + 1L) * pool.size() / parts);
            drawn.add(pool.get(from + random.nextInt(to - from)));
        }
        return drawn;
    }
}

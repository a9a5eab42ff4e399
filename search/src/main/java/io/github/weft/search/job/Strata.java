package io.github.weft.search.job;

import io.github.weft.search.strategy.Draws;
import io.github.weft.space.Genome;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A sample that is even over the orders of size: of many random genomes, the range of the logarithm of their number of parameters is cut into
 * as many equal intervals as genomes are wanted, and one is drawn from each; where an interval has none, the nearest that is not taken. Plain
 * random draws cluster, and so do quantiles of them; a ranking of networks of one size says little.
 */
record Strata(Draws draws, Feasibility feasible) {

    /** Random genomes for each one wanted. */
    private static final int POOL = 20;

    /** By rising number of parameters; fewer than asked for only if there are no more. */
    List<Genome> draw(int size, RandomGenerator random) {
        List<Genome> pool = draws.distinct(Math.multiplyExact(POOL, size), random).stream()
                .sorted(Comparator.comparingLong(feasible::params))
                .toList();
        double[] sizes = pool.stream().mapToDouble(this::logarithm).toArray();
        var drawn = new TreeSet<Integer>();
        for (int part = 0; part < Math.min(size, pool.size()); part++) {
            drawn.add(taken(part, size, sizes, drawn, random));
        }
        return drawn.stream().map(pool::get).toList();
    }

    private static int taken(int part, int parts, double[] sizes, Set<Integer> drawn, RandomGenerator random) {
        double width = (sizes[sizes.length - 1] - sizes[0]) / parts;
        double middle = sizes[0] + (part + .5) * width;
        List<Integer> free = IntStream.range(0, sizes.length)
                .filter(place -> !drawn.contains(place))
                .boxed()
                .toList();
        List<Integer> inside = free.stream()
                .filter(place -> Math.abs(sizes[place] - middle) <= width / 2)
                .toList();
        return inside.isEmpty()
                ? free.stream()
                        .min(Comparator.comparingDouble(place -> Math.abs(sizes[place] - middle)))
                        .orElseThrow()
                : inside.get(random.nextInt(inside.size()));
    }

    private double logarithm(Genome genome) {
        return Math.log(feasible.params(genome));
    }
}

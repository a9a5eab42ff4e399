package io.github.weft.sparsity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A density for several kernels together, shared out: the budget, where each kernel begins, and how far it may be moved from there.
 *
 * @param counts to begin with: within every kernel's range, and the budget in sum
 * @param levels steps of the budget by which a kernel may have fewer or more; wherever they stand, if their sum is 0, no mending is needed
 * @param waits whether the counts to begin with are not known before there are scores
 */
public record Apportionment(Budget budget, List<Long> counts, Levels levels, boolean waits) {

    /** A kernel moves at most so many levels from where it began. */
    public static final int MOST_LEVELS = 8;

    public Apportionment {
        counts = List.copyOf(counts);
    }

    /**
     * Shares out.
     *
     * @param layers at least one
     * @param density share of their weights that stay, above 0 and at most 1
     * @throws IllegalArgumentException if the density is out of range, or leaves less than a weight for each unit
     */
    public static Apportionment of(List<Layer> layers, double density, Start start) {
        List<Range> ranges = layers.stream().map(Layer::range).toList();
        var budget = new Budget(ranges, nonzeros(layers, density), step(layers, density));
        List<Long> counts = budget.repair(start.counts(layers, budget.nonzeros()));
        boolean waits = start == Start.SYNFLOW;
        var lowest = new ArrayList<Integer>();
        var highest = new ArrayList<Integer>();
        for (int i = 0; i < counts.size(); i++) {
            Range range = ranges.get(i);
            lowest.add(waits ? -MOST_LEVELS : -steps(counts.get(i) - range.fewest(), budget));
            highest.add(waits ? MOST_LEVELS : steps(range.most() - counts.get(i), budget));
        }
        return new Apportionment(budget, counts, new Levels(lowest, highest), waits);
    }

    /** Whether a density leaves a weight for each unit of every layer. */
    public static boolean feasible(List<Layer> layers, double density) {
        return nonzeros(layers, density)
                >= layers.stream().mapToLong(layer -> layer.range().fewest()).sum();
    }

    private static long nonzeros(List<Layer> layers, double density) {
        if (!(density > 0 && density <= 1)) {
            throw new IllegalArgumentException("density (%s) must be above 0 and at most 1.".formatted(density));
        }
        return Math.round(density * layers.stream().mapToLong(Layer::weights).sum());
    }

    private static long step(List<Layer> layers, double density) {
        long all = layers.stream().mapToLong(Layer::weights).sum();
        return Math.max(1, (long) (0.5 * Math.min(density, 1 - density) * all / (MOST_LEVELS * layers.size())));
    }

    private static int steps(long room, Budget budget) {
        return (int) Math.min(MOST_LEVELS, room / budget.step());
    }

    /** What these levels mean; {@linkplain Levels#check in range and 0 in sum}. */
    public SparsityPlan plan(List<Integer> moved, MaskChoice mask, Optional<Movement> movement) {
        levels.check(moved);
        var allotment = new Allotment(budget, moved);
        Map<String, Long> nonzeros = allotment.nonzeros(counts);
        return new SparsityPlan(nonzeros, mask, movement, waits ? Optional.of(allotment) : Optional.empty());
    }
}

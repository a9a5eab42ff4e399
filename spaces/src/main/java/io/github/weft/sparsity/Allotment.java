package io.github.weft.sparsity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a budget is given out: some counts to begin with, each kernel's moved up or down by its level, and the sum mended.
 *
 * @param levels one per kernel: by how many of the budget's steps its count is moved
 */
public record Allotment(Budget budget, List<Integer> levels) {

    public Allotment {
        levels = List.copyOf(levels);
        if (levels.size() != budget.ranges().size()) {
            throw new IllegalArgumentException("levels (%s) must be of %s kernels."
                    .formatted(levels, budget.ranges().size()));
        }
    }

    /** Counts by kernel, in the order of the ranges; the sum is the budget, whatever the counts to begin with. */
    public Map<String, Long> nonzeros(List<Long> initial) {
        var moved = new ArrayList<Long>();
        for (int i = 0; i < levels.size(); i++) {
            moved.add(initial.get(i) + levels.get(i) * budget.step());
        }
        List<Long> counts = budget.repair(moved);
        var nonzeros = new LinkedHashMap<String, Long>();
        for (int i = 0; i < counts.size(); i++) {
            nonzeros.put(budget.ranges().get(i).kernel(), counts.get(i));
        }
        return nonzeros;
    }
}

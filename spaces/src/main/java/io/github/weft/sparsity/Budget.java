package io.github.weft.sparsity;

import java.util.ArrayList;
import java.util.List;

/**
 * One exact number of weights for several kernels together.
 *
 * @param ranges what each kernel may keep, in order
 * @param nonzeros that all of them together keep
 * @param step weights that a move between two kernels takes at a time; where fewer are left to move or would fit, those
 */
public record Budget(List<Range> ranges, long nonzeros, long step) {

    public Budget {
        ranges = List.copyOf(ranges);
        long fewest = ranges.stream().mapToLong(Range::fewest).sum();
        long most = ranges.stream().mapToLong(Range::most).sum();
        if (nonzeros < fewest || nonzeros > most) {
            throw new IllegalArgumentException(
                    "budget (%s weights) must be between %s, the fewest that %s kernels may keep, and %s. Choose another density."
                            .formatted(nonzeros, fewest, ranges.size(), most));
        }
        if (step < 1) {
            throw new IllegalArgumentException("step (%s) must be at least 1 weight.".formatted(step));
        }
    }

    /**
     * The counts with each in its range and exactly the budget in sum. What is too many or too few goes, one step at a time, to the kernel
     * with most room, the first of equals. Counts that keep the budget come back as they are.
     */
    public List<Long> repair(List<Long> counts) {
        if (counts.size() != ranges.size()) {
            throw new IllegalArgumentException("counts (%s) must be of %s kernels.".formatted(counts, ranges.size()));
        }
        var repaired = new ArrayList<Long>();
        long missing = nonzeros;
        for (int i = 0; i < ranges.size(); i++) {
            repaired.add(ranges.get(i).clip(counts.get(i)));
            missing -= repaired.get(i);
        }
        while (missing != 0) {
            int widest = 0;
            for (int i = 1; i < ranges.size(); i++) {
                widest = room(repaired, i, missing > 0) > room(repaired, widest, missing > 0) ? i : widest;
            }
            long moved = Math.min(step, Math.min(Math.abs(missing), room(repaired, widest, missing > 0)));
            long change = missing > 0 ? moved : -moved;
            repaired.set(widest, repaired.get(widest) + change);
            missing -= change;
        }
        return List.copyOf(repaired);
    }

    private long room(List<Long> counts, int kernel, boolean upwards) {
        Range range = ranges.get(kernel);
        return upwards ? range.most() - counts.get(kernel) : counts.get(kernel) - range.fewest();
    }
}

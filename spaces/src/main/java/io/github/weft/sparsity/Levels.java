package io.github.weft.sparsity;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Levels that several kernels may stand on, 0 being where each begins. A level is worth the same number of weights for all, so where their
 * sum is 0 the budget is kept: every move here takes a level from one and gives it to another.
 *
 * <p>The mutation is the level switch of EvoPress (Sieberling et al., 2024), without the switches of a kernel with itself that its code makes.
 *
 * @param lowest at most 0, by kernel
 * @param highest at least 0, by kernel
 */
public record Levels(List<Integer> lowest, List<Integer> highest) {

    private static final int SWITCHES = 3;
    private static final int ATTEMPTS = 16;

    public Levels {
        lowest = List.copyOf(lowest);
        highest = List.copyOf(highest);
        if (lowest.size() != highest.size()) {
            throw new IllegalArgumentException(
                    "levels (%s to %s) must be of the same kernels.".formatted(lowest, highest));
        }
        for (int i = 0; i < lowest.size(); i++) {
            if (lowest.get(i) > 0 || highest.get(i) < 0) {
                throw new IllegalArgumentException(
                        "levels (%s to %s) must include 0.".formatted(lowest.get(i), highest.get(i)));
            }
        }
    }

    /** All on level 0. */
    public List<Integer> start() {
        return lowest.stream().map(any -> 0).toList();
    }

    /**
     * Passes levels that are in range and keep the budget.
     *
     * @throws IllegalArgumentException naming the level that is not, or their sum
     */
    public void check(List<Integer> levels) {
        for (int i = 0; i < lowest.size(); i++) {
            if (levels.get(i) < lowest.get(i) || levels.get(i) > highest.get(i)) {
                throw new IllegalArgumentException("level (%s) of kernel %s must be from %s to %s."
                        .formatted(levels.get(i), i + 1, lowest.get(i), highest.get(i)));
            }
        }
        int sum = levels.stream().mapToInt(Integer::intValue).sum();
        if (sum != 0) {
            throw new IllegalArgumentException("levels (%s) must add up to 0, not %s.".formatted(levels, sum));
        }
    }

    /**
     * The levels with each in its range and 0 in sum. What is too much is taken a level at a time where most can be taken, what is missing
     * given where there is most room, to the first of equals. Levels that are so already come back as they are.
     */
    public List<Integer> projected(List<Integer> levels) {
        var projected = new ArrayList<Integer>();
        int sum = 0;
        for (int i = 0; i < lowest.size(); i++) {
            projected.add(Math.max(lowest.get(i), Math.min(highest.get(i), levels.get(i))));
            sum += projected.get(i);
        }
        while (sum != 0) {
            int change = sum > 0 ? -1 : 1;
            int widest = 0;
            for (int i = 1; i < projected.size(); i++) {
                widest = room(projected, i, change) > room(projected, widest, change) ? i : widest;
            }
            projected.set(widest, projected.get(widest) + change);
            sum += change;
        }
        return List.copyOf(projected);
    }

    /** Whether any level can be moved from where these stand. */
    public boolean movable(List<Integer> levels) {
        List<Integer> down = withRoom(levels, -1);
        List<Integer> up = withRoom(levels, 1);
        return !down.isEmpty() && !up.isEmpty() && !(down.size() == 1 && down.equals(up));
    }

    /**
     * As many switches as the smaller of two draws of 1 to 3 says, each from a kernel that can stand lower to another that can stand
     * higher. Different from the levels given, if any can be moved.
     */
    public List<Integer> switched(List<Integer> levels, RandomGenerator random) {
        if (!movable(levels)) {
            return levels;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int switches = 1 + Math.min(random.nextInt(SWITCHES), random.nextInt(SWITCHES));
            List<Integer> moved = levels;
            for (int i = 0; i < switches && movable(moved); i++) {
                moved = switchedOnce(moved, random);
            }
            if (!moved.equals(levels)) {
                return moved;
            }
        }
        return switchedOnce(levels, random);
    }

    private List<Integer> switchedOnce(List<Integer> levels, RandomGenerator random) {
        List<Integer> down = withRoom(levels, -1);
        List<Integer> up = withRoom(levels, 1);
        while (true) {
            int giver = down.get(random.nextInt(down.size()));
            int taker = up.get(random.nextInt(up.size()));
            if (giver != taker) {
                return moved(levels, giver, taker);
            }
        }
    }

    /** One level moved from a kernel to the next that can move at all, or back: by these every vector of levels can be reached. */
    public List<List<Integer>> neighbours(List<Integer> levels) {
        List<Integer> free = IntStream.range(0, lowest.size())
                .filter(i -> lowest.get(i) < highest.get(i))
                .boxed()
                .toList();
        var neighbours = new ArrayList<List<Integer>>();
        for (int i = 0; i + 1 < free.size(); i++) {
            exchange(levels, free.get(i), free.get(i + 1), neighbours);
            exchange(levels, free.get(i + 1), free.get(i), neighbours);
        }
        return neighbours;
    }

    private void exchange(List<Integer> levels, int giver, int taker, List<List<Integer>> neighbours) {
        if (room(levels, giver, -1) > 0 && room(levels, taker, 1) > 0) {
            neighbours.add(moved(levels, giver, taker));
        }
    }

    private static List<Integer> moved(List<Integer> levels, int giver, int taker) {
        var moved = new ArrayList<>(levels);
        moved.set(giver, moved.get(giver) - 1);
        moved.set(taker, moved.get(taker) + 1);
        return List.copyOf(moved);
    }

    private List<Integer> withRoom(List<Integer> levels, int change) {
        return IntStream.range(0, lowest.size())
                .filter(i -> room(levels, i, change) > 0)
                .boxed()
                .toList();
    }

    private int room(List<Integer> levels, int kernel, int change) {
        return change > 0 ? highest.get(kernel) - levels.get(kernel) : levels.get(kernel) - lowest.get(kernel);
    }
}

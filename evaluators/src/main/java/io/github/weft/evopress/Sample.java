package io.github.weft.evopress;

import io.github.weft.run.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which images a round is held on: a fresh draw for every round of every generation, the same for all of its candidates.
 *
 * @param generation from 1
 * @param round from 0
 * @param images how many
 */
public record Sample(long seed, int generation, int round, int images) {

    /** Different images of so many there are, ascending; all of them if there are no more. */
    public int[] of(int all) {
        RandomGenerator random = Seeds.generator(seed, "sample", generation, round);
        int[] order = IntStream.range(0, all).toArray();
        int count = Math.min(images, all);
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(all - i);
            int moved = order[other];
            order[other] = order[i];
            order[i] = moved;
        }
        int[] drawn = Arrays.copyOf(order, count);
        Arrays.sort(drawn);
        return drawn;
    }
}

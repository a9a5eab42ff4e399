package io.github.weft.tickets;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Losses as ranks, so that neither their scale nor a single huge one matters: centred ranks as in OpenAI-ES (Salimans et al., "Evolution
 * strategies as a scalable alternative to reinforcement learning", 2017), here with positive ones that sum to 1.
 */
final class RankShaping {

    private RankShaping() {}

    /**
     * One number for each loss: falling evenly from the lowest loss to the highest, 0 in sum; equal losses share what is theirs together.
     * What is not a number counts as the highest loss.
     */
    static double[] of(double[] losses) {
        int count = losses.length;
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> losses[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var utilities = new double[count];
        for (int start = 0, end; start < count; start = end) {
            for (end = start + 1; end < count && equal(losses[order[start]], losses[order[end]]); end++) {}
            double rank = (start + end - 1) / 2.0;
            for (int i = start; i < end; i++) {
                utilities[order[i]] = (count - 1) / 2.0 - rank;
            }
        }
        double positive = Arrays.stream(utilities).filter(value -> value > 0).sum();
        return Arrays.stream(utilities)
                .map(value -> positive == 0 ? 0 : value / positive)
                .toArray();
    }

    private static boolean equal(double left, double right) {
        return Double.compare(left, right) == 0;
    }
}

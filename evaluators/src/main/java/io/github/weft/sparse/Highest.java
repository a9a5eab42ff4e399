package io.github.weft.sparse;

import io.github.weft.eval.NoNumber;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The places of the highest scores. */
public final class Highest {

    private Highest() {}

    /**
     * So many of the given places. Where equal scores do not all fit, chance decides among them: equal scores for all are a fair draw.
     *
     * @param scores by place
     * @throws NoNumber if one of the scores is NaN
     */
    public static int[] places(int count, int[] among, double[] scores, RandomGenerator ties) {
        if (count == 0) {
            return new int[0];
        }
        double[] sorted = Arrays.stream(among)
                .mapToDouble(place -> scores[place])
                .sorted()
                .toArray();
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw NoNumber.notFinite(Double.NaN);
        }
        double least = sorted[sorted.length - count];
        int[] above =
                Arrays.stream(among).filter(place -> scores[place] > least).toArray();
        int[] equal =
                Arrays.stream(among).filter(place -> scores[place] == least).toArray();
        int[] chosen = Arrays.copyOf(above, count);
        for (int drawn = 0; above.length + drawn < count; drawn++) {
            int next = drawn + ties.nextInt(equal.length - drawn);
            chosen[above.length + drawn] = equal[next];
            equal[next] = equal[drawn];
        }
        return chosen;
    }
}

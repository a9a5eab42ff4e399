package io.github.weft.compare;

import java.util.stream.DoubleStream;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/** Ranks in which ties share the mean of their places, doubled so that they are whole numbers. */
final class Ranks {

    private Ranks() {}

    static int[] doubled(double... values) {
        double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
        return DoubleStream.of(ranks)
                .mapToInt(rank -> (int) Math.round(2 * rank))
                .toArray();
    }
}

package io.github.weft.trust;

import io.github.weft.rank.Ranks;
import io.github.weft.rank.Terms;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where networks stand for which a score failed: with nothing else to go by, where their number of parameters puts them, as in a search
 * that is led by the score. A failure that means the lowest score is the lowest.
 */
final class Fallback {

    private Fallback() {}

    /** The share of the networks with a number that is no better, from 1/n for the worst to 1; failures stay. */
    static List<Score> percentiles(List<Score> scores) {
        int[] there = IntStream.range(0, scores.size())
                .filter(i -> scores.get(i).value().isPresent())
                .toArray();
        double[] ranks = Ranks.average(IntStream.of(there)
                .mapToDouble(i -> scores.get(i).value().orElseThrow())
                .toArray());
        var percentiles = new ArrayList<>(scores);
        IntStream.range(0, there.length).forEach(at -> percentiles.set(there[at], Score.of(ranks[at] / there.length)));
        return percentiles;
    }

    /**
     * The percentiles of a score, and of the number of parameters where the score failed.
     *
     * @param turned true if the score and the number of parameters go opposite ways
     */
    static List<Score> filled(List<Score> scores, List<Score> params, boolean turned) {
        List<Score> known = percentiles(scores);
        List<Score> sizes = percentiles(turned ? reversed(params) : params);
        return IntStream.range(0, scores.size())
                .mapToObj(i -> known.get(i).value().isPresent()
                        ? known.get(i)
                        : Terms.isLowest(scores.get(i)) ? Score.of(0) : sizes.get(i))
                .toList();
    }

    private static List<Score> reversed(List<Score> scores) {
        return scores.stream()
                .map(score ->
                        score.value().isPresent() ? Score.of(-score.value().getAsDouble()) : score)
                .toList();
    }
}

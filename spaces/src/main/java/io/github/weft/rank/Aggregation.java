package io.github.weft.rank;

import io.github.weft.score.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Several proxies as one number by ranking candidates among each other, so that the number means nothing outside of the group; inside a
 * search {@link ZeroCost} stands in. With ranks r from 1 for the worst to m for the best:
 */
public enum Aggregation {

    /** The sum of {@code ln(r / m)}: 0 when best everywhere, and one very low rank weighs much. A proxy that failed is left out. */
    LOG_RANK("log-rank", true, false),

    /** The mean of {@code r / m}. A proxy that failed is left out. */
    RANK_AVERAGE("rank-average", false, false),

    /** The non-linear aggregation of AZ-NAS (CVPR 2024): the sum of {@code ln(r / m)}, where a part that failed ranks last. */
    AZ_NAS("az-nas", true, true);

    private final String text;
    private final boolean logarithmic;
    private final boolean failuresLast;

    Aggregation(String text, boolean logarithmic, boolean failuresLast) {
        this.text = text;
        this.logarithmic = logarithmic;
        this.failuresLast = failuresLast;
    }

    /**
     * One number for each candidate, more is better.
     *
     * @param scores by proxy those of all candidates in the same order, {@linkplain Vote#signed signed}
     */
    public List<Score> combine(Map<String, List<Score>> scores) {
        var terms = new TreeMap<String, List<OptionalDouble>>();
        scores.forEach((proxy, of) -> terms.put(proxy, terms(of)));
        int candidates =
                terms.values().stream().mapToInt(List::size).findFirst().orElse(0);
        return IntStream.range(0, candidates)
                .mapToObj(i -> {
                    var own = new TreeMap<String, OptionalDouble>();
                    terms.forEach((proxy, of) -> own.put(proxy, of.get(i)));
                    return scaled(Terms.sum(own), terms.size());
                })
                .toList();
    }

    /** What one proxy contributes for each candidate: a function of its rank, or nothing where the proxy failed. */
    private List<OptionalDouble> terms(List<Score> scores) {
        int[] ranked = IntStream.range(0, scores.size())
                .filter(i -> scores.get(i).value().isPresent() || last(scores.get(i)))
                .toArray();
        double[] ranks = Ranks.average(IntStream.of(ranked)
                .mapToDouble(i -> scores.get(i).value().orElse(Double.NEGATIVE_INFINITY))
                .toArray());
        OptionalDouble[] terms = new OptionalDouble[scores.size()];
        Arrays.fill(terms, OptionalDouble.empty());
        for (int at = 0; at < ranked.length; at++) {
            double share = ranks[at] / ranked.length;
            terms[ranked[at]] = OptionalDouble.of(logarithmic ? Math.log(share) : share);
        }
        return List.of(terms);
    }

    /** Whether a proxy that failed so ranks a candidate last, instead of leaving the others to speak. */
    boolean last(Score failure) {
        return failuresLast || Terms.isLowest(failure);
    }

    private Score scaled(Score sum, int proxies) {
        return this == RANK_AVERAGE && sum.value().isPresent()
                ? Score.of(sum.value().getAsDouble() / proxies)
                : sum;
    }

    /** As commands and documents write it. */
    @Override
    public String toString() {
        return text;
    }
}

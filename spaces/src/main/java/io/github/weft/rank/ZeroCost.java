package io.github.weft.rank;

import io.github.weft.score.Score;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Many proxies as one number that is comparable over a whole search: the sum of the logarithms of each proxy's rank within a fixed
 * reference sample (log-rank aggregation of AZ-NAS over the mid-rank {@linkplain Empirical empirical distribution}).
 *
 * <pre>Z = sum of ln F over the proxies</pre>
 *
 * <p>Z is at most 0. Beyond the reference's best every score has the same rank, so a small share of the mean z-score of
 * {@code sign(s) ln(1 + |s|)} is added: bounded, it orders ties and never outweighs a rank. A score that failed as {@code identical
 * codes} is the lowest. What other failures are is the {@link Aggregation}'s rule: the lowest, too, or their proxy is left out and the
 * rest is scaled up; with fewer than half of them left only {@code params} speaks, or there is no number.
 */
public final class ZeroCost {

    /** Name of the metric. */
    public static final String METRIC = "zero-cost";

    /** What it stands in for. */
    public static final List<Aggregation> RULES = List.of(Aggregation.LOG_RANK, Aggregation.AZ_NAS);

    private final Map<String, Empirical> references;
    private final Aggregation rule;

    private ZeroCost(Map<String, Empirical> references, Aggregation rule) {
        this.references = references;
        this.rule = rule;
    }

    /**
     * Fixes the reference.
     *
     * @param sample scores of the reference architectures by proxy, {@linkplain Vote#signed signed}; failed ones are left out
     * @param rule a sum of logarithms
     * @throws IllegalArgumentException if no architecture has a score of some proxy, or the rule is another
     */
    public static ZeroCost of(Map<String, List<Score>> sample, Aggregation rule) {
        if (!RULES.contains(rule)) {
            throw new IllegalArgumentException(
                    "aggregation (%s) is no sum of logarithms of ranks. Known: %s.".formatted(rule, RULES));
        }
        var references = new TreeMap<String, Empirical>();
        sample.forEach((proxy, scores) -> {
            double[] values = scores.stream()
                    .flatMapToDouble(score -> score.value().stream())
                    .toArray();
            if (values.length == 0) {
                throw new IllegalArgumentException(
                        "proxy (%s) failed on all %s networks of the reference sample: %s. Maybe leave it out of the proxies."
                                .formatted(
                                        proxy,
                                        scores.size(),
                                        scores.stream().findFirst().orElse(Score.failed("no sample"))));
            }
            references.put(proxy, Empirical.of(values));
        });
        return new ZeroCost(references, rule);
    }

    /** The aggregate of one candidate's signed scores by proxy. */
    public Score score(Map<String, Score> scores) {
        var terms = new TreeMap<String, OptionalDouble>();
        references.forEach((proxy, reference) -> {
            Score score = scores.getOrDefault(proxy, Score.failed("not evaluated"));
            terms.put(
                    proxy,
                    score.value().isEmpty() && rule.last(score)
                            ? OptionalDouble.of(reference.lowest())
                            : score.value().stream().map(reference::term).findFirst());
        });
        return Terms.sum(terms);
    }

    /** Less than any score can be, also one that is scaled up from the proxy with the largest sample. */
    public double floor() {
        double lowest = references.values().stream()
                .mapToDouble(Empirical::lowest)
                .min()
                .orElse(0);
        return references.size() * lowest - 1;
    }
}

package io.github.weft.eval;

import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many proxies as one number that is comparable over a whole search: the sum of the logarithms of each proxy's rank within a fixed
 * reference sample (log-rank aggregation of AZ-NAS over the mid-rank empirical distribution function).
 *
 * <pre>F(s) = (#{ref &lt; s} + #{ref = s} / 2 + 1/2) / (n + 1),   Z = sum of ln F over the proxies</pre>
 *
 * <p>Z is at most 0. Beyond the reference's best every score has the same rank, so a small share of the mean z-score of
 * {@code sign(s) ln(1 + |s|)} is added: bounded, it orders ties and never outweighs a rank. A score that failed as {@code identical
 * codes} is the lowest; other failures leave their proxy out and the rest is scaled up; with fewer than half of them left only
 * {@code params} speaks, or there is no number.
 */
public final class ZeroCost {

    /** Name of the metric. */
    public static final String METRIC = "zero-cost";

    /** Failure kind that means "lowest" and not "unknown". */
    public static final String LOWEST = "identical codes";

    private final Map<String, Reference> references;

    private ZeroCost(Map<String, Reference> references) {
        this.references = references;
    }

    /**
     * Fixes the reference.
     *
     * @param sample scores of the reference architectures by proxy; failed ones are left out
     * @throws IllegalArgumentException if no architecture has a score of some proxy
     */
    public static ZeroCost of(Map<String, List<Score>> sample) {
        var references = new TreeMap<String, Reference>();
        sample.forEach((proxy, scores) -> {
            double[] values = scores.stream()
                    .flatMapToDouble(score -> score.value().stream())
                    .sorted()
                    .toArray();
            if (values.length == 0) {
                throw new IllegalArgumentException(
                        "proxy (%s) failed on all %s networks of the reference sample: %s. Maybe leave it out of the proxies."
                                .formatted(
                                        proxy,
                                        scores.size(),
                                        scores.stream().findFirst().orElse(Score.failed("no sample"))));
            }
            references.put(proxy, Reference.of(values));
        });
        return new ZeroCost(references);
    }

    /** The aggregate of one candidate's scores by proxy. */
    public Score score(Map<String, Score> scores) {
        var terms = new ArrayList<Double>();
        references.forEach((proxy, reference) -> {
            Score score = scores.getOrDefault(proxy, Score.failed("not evaluated"));
            if (score.value().isPresent()) {
                terms.add(reference.term(score.value().getAsDouble()));
            } else if (score instanceof Score.Failed failed && failed.kind().equals(LOWEST)) {
                terms.add(reference.lowest());
            }
        });
        if (2 * terms.size() >= references.size()) {
            double sum = terms.stream().mapToDouble(Double::doubleValue).sum();
            return Score.of(sum * references.size() / terms.size());
        }
        Score params = scores.get("params");
        Reference reference = references.get("params");
        if (params != null && reference != null && params.value().isPresent()) {
            return Score.of(reference.term(params.value().getAsDouble()) * references.size());
        }
        return Score.failed("proxies failed: " + (references.size() - terms.size()) + " of " + references.size());
    }

    /** Less than any score can be. */
    public double floor() {
        return references.values().stream().mapToDouble(Reference::lowest).sum() - 1;
    }

    /** Sorted scores of the reference sample under one proxy. */
    private static final class Reference {

        private final double[] sorted;
        private final double mean;
        private final double deviation;

        private Reference(double[] sorted, double mean, double deviation) {
            this.sorted = sorted;
            this.mean = mean;
            this.deviation = deviation;
        }

        static Reference of(double[] sorted) {
            double[] flat = Arrays.stream(sorted).map(Reference::flatten).toArray();
            double mean = Arrays.stream(flat).average().orElseThrow();
            double variance = Arrays.stream(flat)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            return new Reference(sorted, mean, Math.sqrt(variance));
        }

        double term(double score) {
            double z = deviation == 0 ? 0 : (flatten(score) - mean) / deviation;
            double tie = Math.max(-10, Math.min(10, z)) / (40.0 * (sorted.length + 1));
            return Math.log(distribution(score)) + tie;
        }

        double lowest() {
            return Math.log(0.5 / (sorted.length + 1)) - 1;
        }

        double distribution(double score) {
            int below = 0;
            int equal = 0;
            for (double value : sorted) {
                if (value < score) {
                    below++;
                } else if (value == score) {
                    equal++;
                }
            }
            return (below + 0.5 * equal + 0.5) / (sorted.length + 1);
        }

        private static double flatten(double score) {
            return Math.signum(score) * Math.log1p(Math.abs(score));
        }
    }
}

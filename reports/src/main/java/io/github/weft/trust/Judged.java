package io.github.weft.trust;

import io.github.weft.report.Metrics;
import io.github.weft.score.Score;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The candidates that scores can be judged by: those with a truth and with both baselines.
 *
 * @param places where they are in the sample
 * @param truth what training gave, more is better
 */
record Judged(List<Integer> places, List<Double> truth) {

    static Judged of(TrustSample sample) {
        List<Score> truth = sample.truth().mean();
        List<Score> params = sample.proxy(Metrics.PARAMS).mean();
        List<Score> flops = sample.proxy(Metrics.FLOPS).mean();
        List<Integer> places = IntStream.range(0, truth.size())
                .filter(i -> has(truth.get(i)) && has(params.get(i)) && has(flops.get(i)))
                .boxed()
                .toList();
        return new Judged(
                places,
                places.stream().map(i -> truth.get(i).value().orElseThrow()).toList());
    }

    int size() {
        return places.size();
    }

    /** The truth as an array. */
    double[] truths() {
        return truth.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The numbers of these candidates; 0 where there is none. */
    double[] values(List<Score> scores) {
        return places.stream().mapToDouble(i -> scores.get(i).value().orElse(0)).toArray();
    }

    /** Once each candidate that has a number, never the others. */
    int[] once(List<Score> scores) {
        return places.stream().mapToInt(i -> has(scores.get(i)) ? 1 : 0).toArray();
    }

    /** How often each candidate is in a resample, not counting those without a number. */
    static int[] only(int[] once, int[] counts) {
        int[] kept = counts.clone();
        Arrays.setAll(kept, i -> once[i] * counts[i]);
        return kept;
    }

    private static boolean has(Score score) {
        return score.value().isPresent();
    }
}

package io.github.weft.trust;

import io.github.weft.rank.Ranks;
import io.github.weft.report.Metrics;
import io.github.weft.score.Score;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The candidates that scores can be judged by: those with a truth and with both baselines, in the order of their texts.
 */
final class Judged {

    private final int[] places;
    private final double[] truth;
    private final double[] params;
    private final double[] flops;
    private final Ranks ofTruth;

    private Judged(int[] places, double[] truth, double[] params, double[] flops) {
        this.places = places;
        this.truth = truth;
        this.params = params;
        this.flops = flops;
        this.ofTruth = Ranks.of(truth);
    }

    static Judged of(TrustSample sample) {
        List<Score> truth = sample.truth().mean();
        List<Score> params = sample.proxy(Metrics.PARAMS).mean();
        List<Score> flops = sample.proxy(Metrics.FLOPS).mean();
        int[] places = IntStream.range(0, truth.size())
                .filter(i -> has(truth.get(i)) && has(params.get(i)) && has(flops.get(i)))
                .boxed()
                .sorted(Comparator.comparing(sample.candidates()::get))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Judged(places, values(places, truth), values(places, params), values(places, flops));
    }

    int size() {
        return places.length;
    }

    /** Where in the sample each of them is. */
    int place(int number) {
        return places[number];
    }

    Yardstick yardstick() {
        return new Yardstick(truth, params, flops);
    }

    /** Their numbers; 0 where there is none. */
    double[] values(List<Score> scores) {
        return values(places, scores);
    }

    /** Once each that has a number, never the others. */
    int[] once(List<Score> scores) {
        return IntStream.of(places).map(i -> has(scores.get(i)) ? 1 : 0).toArray();
    }

    Shared sharing(List<Score> scores) {
        return Shared.of(once(scores), values(scores), truth, flops);
    }

    /** Spearman's rho of these scores with the truth. NaN where one side is constant. */
    double rho(List<Score> scores) {
        return rho(scores, Shared.once(size()));
    }

    /** Spearman's rho over the candidates as often as given. */
    double rho(List<Score> scores, int[] counts) {
        int[] kept = only(once(scores), counts);
        return Ranks.spearman(Ranks.of(values(scores)).average(kept), ofTruth.average(kept), kept);
    }

    /** How often each candidate is in a resample, not counting those without a number. */
    static int[] only(int[] once, int[] counts) {
        int[] kept = counts.clone();
        Arrays.setAll(kept, i -> once[i] * counts[i]);
        return kept;
    }

    private static double[] values(int[] places, List<Score> scores) {
        return IntStream.of(places)
                .mapToDouble(i -> scores.get(i).value().orElse(0))
                .toArray();
    }

    private static boolean has(Score score) {
        return score.value().isPresent();
    }
}

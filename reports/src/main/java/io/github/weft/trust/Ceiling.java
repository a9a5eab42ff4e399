package io.github.weft.trust;

import io.github.weft.rank.Ranks;
import io.github.weft.report.Numbers;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * How far trainings with different seeds agree with each other: more than that a proxy can hardly reach.
 *
 * @param seeds the mean number of trainings of a candidate that has two or more
 * @param candidates that have two or more
 * @param spearman mean over pairs of seeds, each weighted by the candidates it has
 * @param kendall the same of tau-b
 * @param ofMean what the mean over the seeds would reach with another such mean, by Spearman-Brown
 */
public record Ceiling(double seeds, int candidates, Estimate spearman, Estimate kendall, double ofMean) {

    /** Name of its row. */
    public static final String NAME = "another-seed";

    static Optional<Ceiling> of(Measurements truth, long seed) {
        List<Integer> repeated = IntStream.range(0, truth.replicates().size())
                .filter(i -> truth.replicates().get(i).measured() > 1)
                .boxed()
                .toList();
        double seeds = repeated.stream()
                .mapToInt(i -> truth.replicates().get(i).measured())
                .average()
                .orElse(0);
        List<SeedPair> pairs = pairs(truth, repeated);
        Optional<Estimate> rho = estimate(pairs, repeated.size(), seed, SeedPair::spearman);
        Optional<Estimate> tau = estimate(pairs, repeated.size(), seed, SeedPair::kendall);
        return rho.isEmpty() || tau.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ceiling(
                        seeds,
                        repeated.size(),
                        rho.get(),
                        tau.get(),
                        spearmanBrown(rho.get().value(), seeds)));
    }

    /** The row that stands above all others. */
    TrustRow row(int all) {
        return new TrustRow(
                NAME,
                TrustRow.Kind.CEILING,
                List.of(),
                Optional.empty(),
                Optional.of(spearman),
                Optional.of(kendall),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                candidates,
                all,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "the ceiling: one training against another; the mean of %s would agree to %s (Spearman-Brown)"
                        .formatted(Numbers.count(seeds), Numbers.percent(ofMean)));
    }

    /** The reliability of the mean of k measurements, of which each has this one; 0 where they disagree, for which it is not defined. */
    static double spearmanBrown(double reliability, double k) {
        return reliability <= 0 ? 0 : k * reliability / (1 + (k - 1) * reliability);
    }

    private static List<SeedPair> pairs(Measurements truth, List<Integer> candidates) {
        var pairs = new ArrayList<SeedPair>();
        for (int a = 0; a < truth.most(); a++) {
            for (int b = 0; b < a; b++) {
                SeedPair.of(truth.replicate(a), truth.replicate(b), candidates).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    private static Optional<Estimate> estimate(
            List<SeedPair> pairs, int candidates, long seed, ToDoubleBiFunction<SeedPair, int[]> figure) {
        double[] drawn = IntStream.range(0, Bootstrap.DRAWS)
                .mapToDouble(number -> mean(pairs, Bootstrap.counts(candidates, seed, number), figure))
                .toArray();
        return Estimate.of(mean(pairs, Shared.once(candidates), figure), drawn);
    }

    private static double mean(List<SeedPair> pairs, int[] counts, ToDoubleBiFunction<SeedPair, int[]> figure) {
        double weights = pairs.stream().mapToDouble(SeedPair::size).sum();
        return pairs.stream()
                        .mapToDouble(pair -> pair.size() * figure.applyAsDouble(pair, counts))
                        .sum()
                / weights;
    }

    /** Two seeds, over the candidates that have both. */
    private record SeedPair(Ranks a, Ranks b, List<Integer> once, int size) {

        static Optional<SeedPair> of(List<Score> a, List<Score> b, List<Integer> candidates) {
            List<Integer> once = candidates.stream()
                    .map(i -> a.get(i).value().isPresent() && b.get(i).value().isPresent() ? 1 : 0)
                    .toList();
            int size = once.stream().mapToInt(Integer::intValue).sum();
            return size < 3
                    ? Optional.empty()
                    : Optional.of(new SeedPair(ranks(a, candidates), ranks(b, candidates), once, size));
        }

        private static Ranks ranks(List<Score> scores, List<Integer> candidates) {
            return Ranks.of(candidates.stream()
                    .mapToDouble(i -> scores.get(i).value().orElse(0))
                    .toArray());
        }

        double spearman(int[] counts) {
            int[] kept = kept(counts);
            return Ranks.spearman(a.average(kept), b.average(kept), kept);
        }

        double kendall(int[] counts) {
            return a.kendall(b, kept(counts));
        }

        private int[] kept(int[] counts) {
            return Judged.only(once.stream().mapToInt(Integer::intValue).toArray(), counts);
        }
    }
}

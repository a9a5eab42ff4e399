package io.github.weft.trust;

import io.github.weft.rank.Ranks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The candidates that have a score, a truth and both sizes, and the figures that need no interval.
 *
 * <p>Everything is in the order of the candidates' texts, by which ties are broken.
 */
final class Shared {

    private static final int BINS = 5;

    private final double[] score;
    private final double[] truth;
    private final double[] flops;

    Shared(double[] score, double[] truth, double[] flops) {
        this.score = score;
        this.truth = truth;
        this.flops = flops;
    }

    /** Those of the parallel arrays that are there once. */
    static Shared of(int[] once, double[] score, double[] truth, double[] flops) {
        int[] there = IntStream.range(0, once.length).filter(i -> once[i] > 0).toArray();
        return new Shared(at(there, score), at(there, truth), at(there, flops));
    }

    int size() {
        return score.length;
    }

    /**
     * Of the best k by truth, the share that is among the best k by score. Where scores tie at the cut, each gets its share of the
     * places left; where truths tie there, all of them count as best.
     */
    OptionalDouble precision(int k) {
        int n = score.length;
        if (k < 1 || k > n) {
            return OptionalDouble.empty();
        }
        double cut = sorted(score)[n - k];
        double good = sorted(truth)[n - k];
        long above = DoubleStream.of(score).filter(s -> s > cut).count();
        long tied = DoubleStream.of(score).filter(s -> s == cut).count();
        double share = (k - above) / (double) tied;
        double found = IntStream.range(0, n)
                .filter(i -> truth[i] >= good && score[i] >= cut)
                .mapToDouble(i -> score[i] > cut ? 1 : share)
                .sum();
        return OptionalDouble.of(found / k);
    }

    /** The mean of Kendall's tau-b within five equally large bins of FLOPs, those left out where one side is constant. */
    OptionalDouble withinFlops() {
        int n = score.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> flops[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] taus = IntStream.range(0, BINS)
                .mapToObj(bin -> Arrays.copyOfRange(order, bin * n / BINS, (bin + 1) * n / BINS))
                .mapToDouble(bin -> kendall(at(bin, score), at(bin, truth)))
                .filter(Double::isFinite)
                .toArray();
        return DoubleStream.of(taus).average();
    }

    /** Kendall's tau-b among the better half by truth, where telling networks apart matters; empty where one side is constant there. */
    OptionalDouble bestHalf() {
        int n = score.length;
        int[] best = byFalling(truth).limit((n + 1) / 2).toArray();
        double tau = kendall(at(best, score), at(best, truth));
        return Double.isFinite(tau) ? OptionalDouble.of(tau) : OptionalDouble.empty();
    }

    /** Empty without candidates. */
    Optional<Regrets> regrets() {
        return DoubleStream.of(truth)
                .boxed()
                .max(Comparator.naturalOrder())
                .map(best -> new Regrets(best - bestOf(1), best - bestOf(3), best - bestOf(5)));
    }

    private double bestOf(int k) {
        return byFalling(score).limit(k).mapToDouble(i -> truth[i]).max().orElseThrow();
    }

    private static IntStream byFalling(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .mapToInt(Integer::intValue);
    }

    /** The partial correlation of x and y given z. NaN where z determines either. */
    static double partial(double xy, double xz, double yz) {
        double left = (1 - xz * xz) * (1 - yz * yz);
        return left < 1e-12 ? Double.NaN : (xy - xz * yz) / Math.sqrt(left);
    }

    static double kendall(double[] x, double[] y) {
        return Ranks.of(x).kendall(Ranks.of(y), once(x.length));
    }

    static int[] once(int size) {
        int[] once = new int[size];
        Arrays.fill(once, 1);
        return once;
    }

    private static double[] at(int[] places, double[] values) {
        return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}

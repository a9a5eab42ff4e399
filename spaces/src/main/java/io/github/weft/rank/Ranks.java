package io.github.weft.rank;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The order of some numbers, ties kept together, from which ranks and rank correlations follow; also when each number is there several
 * times or not at all, as in a bootstrap resample, without sorting again.
 */
public final class Ranks {

    private final int[] order;
    private final int[] group;
    private final int groups;

    private Ranks(int[] order, int[] group, int groups) {
        this.order = order;
        this.group = group;
        this.groups = groups;
    }

    /** Orders finite or infinite numbers. */
    public static Ranks of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] group = new int[values.length];
        int groups = 0;
        for (int at = 0; at < order.length; at++) {
            groups += at == 0 || values[order[at]] != values[order[at - 1]] ? 1 : 0;
            group[order[at]] = groups - 1;
        }
        return new Ranks(order, group, groups);
    }

    /** Ranks from 1 for the smallest, ties at the average of their places. */
    public static double[] average(double[] values) {
        int[] once = new int[values.length];
        Arrays.fill(once, 1);
        return of(values).average(once);
    }

    /** Ranks where number i is there {@code counts[i]} times; of one that is not there the rank means nothing. */
    public double[] average(int[] counts) {
        long[] sizes = sizes(counts);
        double[] ranks = new double[groups];
        long below = 0;
        for (int i = 0; i < groups; i++) {
            ranks[i] = below + (sizes[i] + 1) / 2.0;
            below += sizes[i];
        }
        return IntStream.range(0, group.length)
                .mapToDouble(i -> ranks[group[i]])
                .toArray();
    }

    /** Spearman's rho: Pearson's correlation of average ranks. NaN where one side is constant. */
    public static double spearman(double[] x, double[] y, int[] counts) {
        long total = Arrays.stream(counts).asLongStream().sum();
        double middle = (total + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double dx = x[i] - middle;
                double dy = y[i] - middle;
                xy += counts[i] * dx * dy;
                xx += counts[i] * dx * dx;
                yy += counts[i] * dy * dy;
            }
        }
        return xx == 0 || yy == 0 ? Double.NaN : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
    }

    /** Kendall's tau-b: (P - Q) / sqrt((pairs not tied here) (pairs not tied there)). NaN where one side is constant. */
    public double kendall(Ranks other, int[] counts) {
        long concordant = 0;
        var seen = new Prefix(other.groups);
        for (int from = 0, to; from < order.length; from = to) {
            for (to = from; to < order.length && group[order[to]] == group[order[from]]; to++) {
                int i = order[to];
                if (counts[i] > 0) {
                    long below = seen.before(other.group[i]);
                    long above = seen.total() - seen.before(other.group[i] + 1);
                    concordant += counts[i] * (below - above);
                }
            }
            for (int at = from; at < to; at++) {
                seen.add(other.group[order[at]], counts[order[at]]);
            }
        }
        double here = untied(sizes(counts), seen.total());
        double there = untied(other.sizes(counts), seen.total());
        return here == 0 || there == 0 ? Double.NaN : concordant / Math.sqrt(here * there);
    }

    private long[] sizes(int[] counts) {
        long[] sizes = new long[groups];
        for (int i = 0; i < group.length; i++) {
            sizes[group[i]] += counts[i];
        }
        return sizes;
    }

    private static double untied(long[] sizes, long total) {
        long tied = Arrays.stream(sizes).map(size -> size * (size - 1) / 2).sum();
        return total * (total - 1) / 2.0 - tied;
    }

    /** Counts by place, summed below a place in logarithmic time. */
    private static final class Prefix {

        private final long[] tree;
        private long total;

        Prefix(int places) {
            tree = new long[places + 1];
        }

        void add(int place, int count) {
            total += count;
            for (int i = place + 1; i < tree.length; i += i & -i) {
                tree[i] += count;
            }
        }

        long before(int place) {
            long sum = 0;
            for (int i = place; i > 0; i -= i & -i) {
                sum += tree[i];
            }
            return sum;
        }

        long total() {
            return total;
        }
    }
}

package io.github.weft.compare;

import java.util.List;

/**
 * One contestant against another. Better is positive, whatever the metric's direction.
 *
 * @param paired whether runs of the same seed were set against each other
 * @param runs of the first and of the second that were looked at
 * @param difference by how much the first is better, in the unit of the metric
 * @param ahead Vargha and Delaney's A12 (Journal of Educational and Behavioral Statistics 25(2), 2000): the chance that a run of the first beats one of the second, a tie counting half
 * @param test in words
 * @param p two-sided, as the test gave it
 * @param adjusted p after Holm (Scandinavian Journal of Statistics 6, 1979) for all pairs of the comparison
 * @param least the smallest p that these numbers of runs could have given; after Holm for those of all pairs, once adjusted
 * @param contrasts how many pairs the comparison has
 * @param needed runs a side with which such a comparison could tell a difference
 */
public record Contrast(
        Contestant first,
        Contestant second,
        boolean paired,
        List<Integer> runs,
        Interval difference,
        double ahead,
        String test,
        double p,
        double adjusted,
        double least,
        int contrasts,
        int needed,
        Verdict verdict) {

    /** Below this p a difference is called one. */
    public static final double LEVEL = 0.05;

    public Contrast {
        runs = List.copyOf(runs);
    }

    /**
     * Before any adjustment.
     *
     * @param higherIsBetter the metric's direction
     * @param contrasts how many pairs the comparison has
     * @throws IllegalArgumentException if the test that was asked for cannot be made
     */
    static Contrast of(
            Contestant first,
            Contestant second,
            int evaluation,
            boolean higherIsBetter,
            TestChoice choice,
            int contrasts) {
        boolean same = first.seeds().equals(second.seeds());
        boolean paired = switch (choice) {
            case AUTO -> same && first.tracks().size() >= Enough.pairs(contrasts);
            case WILCOXON -> true;
            case MANN_WHITNEY -> false;
            case T -> same;
        };
        if (choice == TestChoice.WILCOXON && !same) {
            throw new IllegalArgumentException(
                    "test (wilcoxon) compares runs of the same seed; %s has seeds %s and %s has %s. Maybe --test mann-whitney."
                            .formatted(first.name(), first.seedText(), second.name(), second.seedText()));
        }
        double[] a = signed(first.at(evaluation), higherIsBetter);
        double[] b = signed(second.at(evaluation), higherIsBetter);
        List<Integer> runs = List.of(a.length, b.length);
        if (a.length < 2 || b.length < 2) {
            double gap = Interval.of(a).mean() - Interval.of(b).mean();
            return new Contrast(
                    first,
                    second,
                    false,
                    runs,
                    new Interval(gap, 0, 0),
                    ahead(a, b),
                    "none",
                    1,
                    1,
                    1,
                    contrasts,
                    Enough.of(choice, contrasts),
                    Verdict.TOO_FEW);
        }
        Outcome outcome = switch (choice) {
            case T -> paired ? StudentTest.paired(a, b) : StudentTest.unpaired(a, b);
            default -> paired ? SignedRanks.of(a, b) : RankSums.of(a, b);
        };
        boolean ranks = choice == TestChoice.T && outcome.least() > 0; // where nothing varies
        Interval difference = paired ? Interval.paired(a, b) : Interval.unpaired(a, b);
        return new Contrast(
                first,
                second,
                paired,
                runs,
                difference,
                ahead(a, b),
                outcome.test(),
                outcome.p(),
                outcome.p(),
                outcome.least(),
                contrasts,
                ranks ? (paired ? Enough.pairs(contrasts) : Enough.runs(contrasts)) : Enough.of(choice, contrasts),
                outcome.sign() >= 0 ? Verdict.FIRST_BETTER : Verdict.SECOND_BETTER);
    }

    /**
     * The same after adjustment, with its verdict.
     *
     * @param newLeast what the smallest p is adjusted to if every pair gives its smallest
     */
    Contrast adjusted(double newAdjusted, double newLeast) {
        Verdict found = newLeast >= LEVEL ? Verdict.TOO_FEW : newAdjusted < LEVEL ? verdict : Verdict.NO_EVIDENCE;
        return new Contrast(
                first,
                second,
                paired,
                runs,
                difference,
                ahead,
                test,
                p,
                newAdjusted,
                newLeast,
                contrasts,
                needed,
                found);
    }

    /** The mean difference that a comparison like this one would have called one, four times in five; 0 if nothing varies. */
    public double detectable() {
        return difference.detectable(contrasts);
    }

    /** Cliff's delta, from -1 to 1. */
    public double delta() {
        return 2 * ahead - 1;
    }

    /** The size of {@link #ahead} in words, after Vargha and Delaney: .56, .64 and .71 are their bounds. */
    public String size() {
        double away = 0.5 + Math.abs(ahead - 0.5);
        return away < 0.56 ? "negligible" : away < 0.64 ? "small" : away < 0.71 ? "medium" : "large";
    }

    private static double[] signed(double[] values, boolean higherIsBetter) {
        double[] signed = values.clone();
        for (int i = 0; i < signed.length && !higherIsBetter; i++) {
            signed[i] = 0 - signed[i];
        }
        return signed;
    }

    static double ahead(double[] a, double[] b) {
        double won = 0;
        for (double x : a) {
            for (double y : b) {
                won += x > y ? 1 : x == y ? 0.5 : 0;
            }
        }
        return won / a.length / b.length;
    }
}

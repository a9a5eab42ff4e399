package io.github.weft.compare;

import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.TTest;

/**
 * Student's test: of the mean difference of pairs, or after Welch of two means whose variances need not be equal. Values that do not vary say nothing of
 * their variance, however few they are; then ranks decide, and the outcome says so.
 */
final class StudentTest {

    private StudentTest() {}

    static Outcome paired(double[] a, double[] b) {
        String test = "paired t, %d pairs".formatted(a.length);
        double[] differences = Interval.differences(a, b);
        return Interval.constant(differences)
                ? SignedRanks.of(a, b)
                : new Outcome(test, new TTest().pairedTTest(a, b), sign(StatUtils.mean(differences)), 0);
    }

    static Outcome unpaired(double[] a, double[] b) {
        String test = "Welch's t, %d and %d runs".formatted(a.length, b.length);
        double difference = StatUtils.mean(a) - StatUtils.mean(b);
        return Interval.constant(a) && Interval.constant(b)
                ? RankSums.of(a, b)
                : new Outcome(test, new TTest().tTest(a, b), sign(difference), 0);
    }

    private static int sign(double difference) {
        return (int) Math.signum(difference);
    }
}

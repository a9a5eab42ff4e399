package io.github.weft.compare;

import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.TTest;

/** Student's test: of the mean difference of pairs, or after Welch of two means whose variances need not be equal. */
final class StudentTest {

    private StudentTest() {}

    static Outcome paired(double[] a, double[] b) {
        String test = "paired t, %d pairs".formatted(a.length);
        double[] differences = Interval.differences(a, b);
        return Interval.constant(differences)
                ? certain(test, differences[0])
                : new Outcome(test, new TTest().pairedTTest(a, b), sign(StatUtils.mean(differences)), 0);
    }

    static Outcome unpaired(double[] a, double[] b) {
        String test = "Welch's t, %d and %d runs".formatted(a.length, b.length);
        double difference = StatUtils.mean(a) - StatUtils.mean(b);
        return Interval.constant(a) && Interval.constant(b)
                ? certain(test, difference)
                : new Outcome(test, new TTest().tTest(a, b), sign(difference), 0);
    }

    /** Values that do not vary at all. */
    private static Outcome certain(String test, double difference) {
        return new Outcome(test, difference == 0 ? 1 : 0, sign(difference), 0);
    }

    private static int sign(double difference) {
        return (int) Math.signum(difference);
    }
}

package io.github.weft.report.html;

import io.github.weft.report.Numbers;

/** Numbers in sentences. */
final class Words {

    private Words() {}

    static String count(long number) {
        return Numbers.count(number);
    }

    /** {@code 1 epoch}, {@code 6 epochs}. */
    static String many(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** A difference of accuracies, 0.00 only where there is none. */
    static String points(double difference) {
        double size = Math.abs(difference);
        return size > 0 && size < 0.005 ? "less than 0.01 points" : Numbers.percent(size) + " points";
    }
}

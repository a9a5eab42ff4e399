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

    /** A difference of accuracies. */
    static String points(double difference) {
        return Numbers.percent(Math.abs(difference)) + " points";
    }
}

package io.github.weft.trust.html;

import io.github.weft.report.Numbers;
import io.github.weft.trust.Redundancy;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One cell of the matrix.
 *
 * @param text tau with two decimals; empty on the diagonal
 * @param kind class of the style sheet
 * @param share how much of the colour it has, in percent
 */
public record Heat(String text, String kind, int share) {

    /** Text can be read on this much colour, in light and in dark. */
    private static final double STRONGEST = 55;

    static List<List<Heat>> of(Redundancy redundancy) {
        List<List<OptionalDouble>> kendall = redundancy.kendall();
        return IntStream.range(0, kendall.size())
                .mapToObj(row -> IntStream.range(0, kendall.size())
                        .mapToObj(column -> row == column
                                ? new Heat("", "self", 0)
                                : of(kendall.get(row).get(column)))
                        .toList())
                .toList();
    }

    private static Heat of(OptionalDouble tau) {
        if (tau.isEmpty()) {
            return new Heat("–", "none", 0);
        }
        double size = Math.abs(tau.getAsDouble());
        String kind = (tau.getAsDouble() < 0 ? "less" : "more") + (size > Redundancy.SAME ? " strong" : "");
        int share = (int) Math.round(STRONGEST * size);
        return new Heat(Numbers.percent(tau.getAsDouble()), kind, share);
    }
}

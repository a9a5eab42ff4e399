package io.github.weft.compare;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How many runs it takes for a test to be able to tell anything from chance: its smallest p, times the number of pairs of groups for Holm's first step, has to be
 * below {@link Contrast#LEVEL}.
 */
final class Enough {

    private Enough() {}

    /** Runs a side for this choice of a test; pairs of seeds where it asks for them. */
    static int of(TestChoice choice, int contrasts) {
        return switch (choice) {
            case AUTO, MANN_WHITNEY -> runs(contrasts);
            case WILCOXON -> pairs(contrasts);
            case T -> 2;
        };
    }

    /** Pairs for Wilcoxon's test. */
    static int pairs(int contrasts) {
        return first(contrasts, SignedRanks::least);
    }

    /** Runs a side for the test of Mann and Whitney. */
    static int runs(int contrasts) {
        return first(contrasts, runs -> RankSums.least(runs, runs));
    }

    private static int first(int contrasts, IntToDoubleFunction least) {
        return IntStream.iterate(2, runs -> runs + 1)
                .filter(runs -> least.applyAsDouble(runs) * contrasts < Contrast.LEVEL)
                .findFirst()
                .orElseThrow();
    }
}

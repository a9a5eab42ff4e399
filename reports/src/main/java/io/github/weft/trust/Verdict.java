package io.github.weft.trust;

import io.github.weft.report.Metrics;
import java.util.Optional;

/** What to make of a row, in words that need no statistics. */
final class Verdict {

    /** Below this share of networks with a number the verdict says on how many it rests: those left out are seldom left out by chance. */
    private static final double FULL = .9;

    private Verdict() {}

    /** What the row's figures say, first about chance, then about size. */
    static String of(
            String name,
            int measured,
            int candidates,
            Optional<Estimate> rho,
            Optional<Estimate> overParams,
            Optional<Estimate> overFlops,
            Optional<Estimate> givenParams) {
        if (rho.isEmpty()) {
            return measured == 0 ? "gave no number" : "too little to tell";
        }
        if (!rho.get().positive() && !rho.get().negative()) {
            return "cannot be told from chance";
        }
        String where = measured < FULL * candidates
                ? "on the %s of %s networks that got a number: ".formatted(measured, candidates)
                : "";
        String turned = rho.get().negative() ? "backwards: less is better; turned round " : "";
        if (name.equals(Metrics.PARAMS)) {
            return where + turned + "the baseline: counting parameters";
        }
        String params = against("counting parameters", overParams);
        return where
                + turned
                + (name.equals(Metrics.FLOPS)
                        ? params
                        : params + andFlops(overParams, overFlops) + besideSize(rho.get(), overParams, givenParams));
    }

    private static String against(String baseline, Optional<Estimate> over) {
        return switch (outcome(over)) {
            case BETTER -> "better than " + baseline + " by " + over.orElseThrow();
            case WORSE -> "worse than " + baseline + " by " + over.orElseThrow().reversed();
            case SAME -> "no better than " + baseline + " here";
            case UNKNOWN -> "better than chance; " + baseline + " says nothing here";
        };
    }

    private static String andFlops(Optional<Estimate> overParams, Optional<Estimate> overFlops) {
        Outcome flops = outcome(overFlops);
        if (flops == outcome(overParams)) {
            return "";
        }
        return switch (flops) {
            case BETTER -> ", better than FLOPs";
            case WORSE -> ", worse than FLOPs";
            case SAME -> ", no better than FLOPs";
            case UNKNOWN -> "";
        };
    }

    /** Not better than size, and yet no mere estimate of it. */
    private static String besideSize(Estimate rho, Optional<Estimate> overParams, Optional<Estimate> givenParams) {
        boolean adds = givenParams
                .filter(given -> rho.positive() ? given.positive() : given.negative())
                .isPresent();
        return adds && (outcome(overParams) == Outcome.SAME || outcome(overParams) == Outcome.WORSE)
                ? "; but it adds to them"
                : "";
    }

    private static Outcome outcome(Optional<Estimate> over) {
        return over.map(difference ->
                        difference.positive() ? Outcome.BETTER : difference.negative() ? Outcome.WORSE : Outcome.SAME)
                .orElse(Outcome.UNKNOWN);
    }

    private enum Outcome {
        BETTER,
        WORSE,
        SAME,
        UNKNOWN
    }
}

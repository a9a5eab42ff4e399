package io.github.weft.trust;

import io.github.weft.rank.Ranks;
import java.util.Arrays;

/** What scores are held against: the truth, and the two sizes whose agreement with it has to be beaten. */
final class Yardstick {

    private final Ranks truth;
    private final Ranks params;
    private final Ranks flops;

    Yardstick(double[] truth, double[] params, double[] flops) {
        this.truth = Ranks.of(truth);
        this.params = Ranks.of(params);
        this.flops = Ranks.of(flops);
    }

    /**
     * How one score agrees with the truth.
     *
     * @param rho Spearman's
     * @param tau Kendall's tau-b
     * @param params rho of the number of parameters on the same candidates
     * @param flops rho of FLOPs on the same candidates
     * @param withParams rho of the score with the number of parameters
     */
    record Agreement(double rho, double tau, double params, double flops, double withParams) {

        /** Rho given the number of parameters. */
        double givenParams() {
            return Shared.partial(rho, withParams, params);
        }
    }

    /** The candidates as often as given. */
    Draw draw(int[] counts) {
        return new Draw(counts);
    }

    /** One choice of candidates, on which any number of scores can be held against the truth. */
    final class Draw {

        private final int[] counts;
        private final double[] truths;
        private final double[] sizes;
        private final double rhoOfParams;
        private final double rhoOfFlops;

        private Draw(int[] counts) {
            this.counts = counts;
            this.truths = truth.average(counts);
            this.sizes = params.average(counts);
            this.rhoOfParams = Ranks.spearman(sizes, truths, counts);
            this.rhoOfFlops = Ranks.spearman(flops.average(counts), truths, counts);
        }

        /** The agreement of a score that the candidates have {@code once} or not at all. */
        Agreement of(Ranks score, int[] once) {
            if (Arrays.stream(once).anyMatch(has -> has == 0)) {
                return new Draw(Judged.only(once, counts)).of(score, Shared.once(once.length));
            }
            double[] scores = score.average(counts);
            return new Agreement(
                    Ranks.spearman(scores, truths, counts),
                    score.kendall(truth, counts),
                    rhoOfParams,
                    rhoOfFlops,
                    Ranks.spearman(scores, sizes, counts));
        }
    }
}

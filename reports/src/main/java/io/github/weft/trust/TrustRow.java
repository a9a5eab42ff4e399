package io.github.weft.trust;

import io.github.weft.rank.Aggregation;
import io.github.weft.rank.Vote;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far one proxy, or one combination of them, can be believed.
 *
 * @param name of the proxy; of a combination its members joined by {@code +}
 * @param votes the members of a combination with their signs; of a proxy itself
 * @param aggregation how members become one number; empty for a proxy
 * @param spearman Spearman's rho with the truth over the candidates that have both; empty where one side is constant
 * @param kendall Kendall's tau-b over the same candidates
 * @param topTenth share of the best tenth by truth that is among the best tenth by score
 * @param precision share of the best k by truth that is among the best k by score
 * @param measured candidates that have a number
 * @param candidates all there are
 * @param imputed the same figures with the networks placed by a fallback for which the score failed; empty if there are none, or no others
 * @param cost forward and backward passes of one batch; a combination's is the sum of its members', and less where they share passes
 * @param spread over replicates of weights and batches; empty with one replicate
 * @param withinFlops mean Kendall's tau-b within five equally large bins of FLOPs
 * @param bestHalf Kendall's tau-b among the better half of the candidates by truth
 * @param regrets what it costs to train only what the score puts first
 * @param givenParams Spearman's rho with the truth, given the number of parameters: what the score knows beside size
 * @param overParams by how much rho is above that of counting parameters on the same candidates, each turned round where it is reliably
 *     negative
 * @param overFlops the same of FLOPs
 * @param verdict what to make of it, in words
 */
public record TrustRow(
        String name,
        Kind kind,
        List<Vote> votes,
        Optional<Aggregation> aggregation,
        Optional<Estimate> spearman,
        Optional<Estimate> kendall,
        OptionalDouble topTenth,
        OptionalDouble precision,
        int measured,
        int candidates,
        Optional<Imputed> imputed,
        OptionalDouble cost,
        Optional<Spread> spread,
        OptionalDouble withinFlops,
        OptionalDouble bestHalf,
        Optional<Regrets> regrets,
        Optional<Estimate> givenParams,
        Optional<Estimate> overParams,
        Optional<Estimate> overFlops,
        String verdict) {

    /** What a row is about. */
    public enum Kind {
        /** Another training seed: what no proxy can be expected to exceed by much. */
        CEILING,
        /** Chosen on this sample; its figures are cross-validated. */
        RECOMMENDED,
        /** Fixed before this sample was seen. */
        COMBINATION,
        /** Accuracy with weights inherited from a supernet. */
        SUPERNET,
        /** A single proxy. */
        PROXY,
        /** {@code random}, {@code params} and {@code flops}; beside supernets also untrained weights and one epoch of training. */
        BASELINE;

        /** As documents write it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TrustRow {
        votes = List.copyOf(votes);
    }

    /** A combination's members and aggregation; empty for others. */
    public Optional<Combination> combination() {
        return aggregation.map(known -> new Combination(votes, known));
    }

    /** {@code +} or {@code -} where the whole interval of rho is on that side of zero, else {@code ?}. */
    public String sign() {
        return spearman.map(rho -> rho.positive() ? "+" : rho.negative() ? "-" : "?")
                .orElse("?");
    }

    /** Share of the candidates that have a number. */
    public double coverage() {
        return candidates == 0 ? 0 : (double) measured / candidates;
    }
}

package io.github.weft.prune;

import io.github.weft.sparse.Mask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Prunes by synaptic flow a little at a time (Tanaka et al., "Pruning neural networks without any data by iteratively conserving synaptic
 * flow", NeurIPS 2020): after round k of n a share d^(k/n) of the weights is left, and the next round scores what is left. Scoring once
 * would cut off whole layers.
 */
final class SynapticFlow {

    /** As published. */
    static final int ROUNDS = 100;

    private final Look look;
    private final int rounds;

    SynapticFlow(Look look, int rounds) {
        this.look = look;
        this.rounds = rounds;
    }

    /** So many in each kernel; each kernel's share falls by its own power. */
    Map<String, Mask> perKernel(Map<String, Long> counts, Map<String, Mask> from, RandomGenerator ties) {
        Map<String, Mask> left = from;
        for (int round = 1; round <= rounds; round++) {
            var now = new LinkedHashMap<String, Long>();
            for (Map.Entry<String, Mask> kernel : from.entrySet()) {
                long count = Objects.requireNonNull(counts.get(kernel.getKey()), "every kernel has a count");
                now.put(kernel.getKey(), left(kernel.getValue().nonzeros(), count, round));
            }
            left = look.flow(left).highest(now, left, kernel -> ties);
        }
        return left;
    }

    /** So many in all kernels together. */
    Map<String, Mask> overall(long count, Map<String, Mask> from, RandomGenerator ties) {
        long all = from.values().stream().mapToLong(Mask::nonzeros).sum();
        Map<String, Mask> left = from;
        for (int round = 1; round <= rounds; round++) {
            left = look.flow(left).highestOfAll(left(all, count, round), left, ties);
        }
        return left;
    }

    /** Weights after a round: at the end exactly as many as wanted. */
    private long left(long all, long wanted, int round) {
        return round == rounds
                ? wanted
                : Math.max(wanted, Math.round(all * share((double) wanted / all, round, rounds)));
    }

    /** The share that is left after a round. */
    static double share(double density, int round, int rounds) {
        return Math.pow(density, (double) round / rounds);
    }
}

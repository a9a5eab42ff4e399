package io.github.weft.sparsity;

import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Param;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a network with few connections would cost if nothing were paid for those that are not there. Masked execution saves neither time nor
 * memory: these are counts.
 *
 * @param nonzeros trainable weights that are there, biases and normalisation included
 * @param macs multiply-accumulates of one forward pass of one sample: each weight that is there, at each position that it is used at. Empty
 *     while the plan waits for scores
 */
public record SparseCosts(long nonzeros, OptionalLong macs) {

    /** Of a network with a plan, or of one whose weights are all there. */
    public static SparseCosts of(Network network, Optional<SparsityPlan> plan) {
        return of(network, plan.orElseGet(() -> SparsityPlan.of(Map.of(), MaskChoice.RANDOM, Optional.empty())));
    }

    /** Of a network with a plan. */
    public static SparseCosts of(Network network, SparsityPlan plan) {
        long nonzeros = 0;
        for (Param param : network.params()) {
            nonzeros += plan.nonzeros().getOrDefault(param.name(), param.count());
        }
        return new SparseCosts(
                nonzeros, plan.byScores().isPresent() ? OptionalLong.empty() : OptionalLong.of(macs(network, plan)));
    }

    private static long macs(Network network, SparsityPlan plan) {
        long macs = 0;
        for (Node node : network.nodes()) {
            long dense = node.op().macs(network.inputShapes(node));
            for (Param param : node.params()) {
                Long there = plan.nonzeros().get(param.name());
                if (there != null) {
                    dense = dense / param.count() * there;
                }
            }
            macs += dense;
        }
        return macs;
    }
}

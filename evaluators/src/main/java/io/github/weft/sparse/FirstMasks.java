package io.github.weft.sparse;

import io.github.weft.arch.Network;
import io.github.weft.sparsity.SparsityPlan;
import io.github.weft.torch.OwnWeights;

/** Chooses the connections that a network starts with. Implementations depend on nothing but their arguments and their configuration. */
@FunctionalInterface
public interface FirstMasks {

    /**
     * As many connections in each kernel as the plan says.
     *
     * @param weights untrained; they are not changed
     * @param seed for what is left to chance
     */
    Masks choose(SparsityPlan plan, Network network, OwnWeights weights, long seed);
}

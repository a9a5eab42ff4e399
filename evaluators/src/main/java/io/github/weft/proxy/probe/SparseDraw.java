package io.github.weft.proxy.probe;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.sparse.FirstMasks;
import io.github.weft.sparse.Sparsity;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;

/**
 * Weights of a network with few connections as a training would find them: drawn by the candidate's seed, all but the first connections of its
 * plan cleared, what is left scaled. Whoever draws anew, with another seed or initialisation, chooses connections anew.
 *
 * @param first chooses the connections; a choice by scores of data needs images of the network's own size
 */
public record SparseDraw(SearchSpace space, Genome genome, FirstMasks first) implements WeightSource {

    @Override
    public OwnWeights of(Network network, Initialisation initialisation, long seed, Scope scope) {
        OwnWeights drawn = OwnWeights.of(network, initialisation, seed, DataType.FLOAT32, scope);
        return space.sparsity(genome, network)
                .map(plan -> new Sparsity(plan, first).untrained(network, drawn, seed, scope))
                .orElse(drawn);
    }
}

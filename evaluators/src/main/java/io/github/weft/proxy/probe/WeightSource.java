package io.github.weft.proxy.probe;

import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.torch.Initialisation;
import io.github.weft.torch.OwnWeights;
import io.github.weft.torch.Scope;

/** Where a probe's weights come from; their number type becomes that of the passes over them. */
@FunctionalInterface
public interface WeightSource {

    /** Drawn by the candidate's seed, in single precision. */
    WeightSource DRAWN = (network, initialisation, seed, scope) ->
            OwnWeights.of(network, initialisation, seed, DataType.FLOAT32, scope);

    OwnWeights of(Network network, Initialisation initialisation, long seed, Scope scope);
}

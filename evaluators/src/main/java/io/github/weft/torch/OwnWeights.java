package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Param;
import java.util.function.BiFunction;

/** The weights of one stand-alone network: exactly its slices. */
public final class OwnWeights implements Weights {

    private final Leaves leaves;

    private OwnWeights(Leaves leaves) {
        this.leaves = leaves;
    }

    /** Freshly initialised; the numbers depend on the seed and each parameter's name and shape alone. */
    public static OwnWeights of(Network network, Initialisation initialisation, long seed, DataType type, Scope scope) {
        var leaves = new Leaves(scope, type);
        for (Node node : network.nodes()) {
            leaves.initialise(node.params(), Param::shape, initialisation, seed);
        }
        return new OwnWeights(leaves);
    }

    /** Copies of the slices that the network uses of other weights: extracts a sub-network. */
    public static OwnWeights copyOf(Network network, Weights source, Scope scope) {
        return mapped(network, source, source.leaves().type(), scope, (param, slice) -> slice.duplicate());
    }

    /** Fresh leaves, without gradients yet, over the memory of other weights: a write to one is a write to the other. */
    public static OwnWeights viewOf(Network network, Weights source, Scope scope) {
        return mapped(network, source, source.leaves().type(), scope, (param, slice) -> scope.view(slice));
    }

    /**
     * Weights made from others, parameter by parameter.
     *
     * @param type of the arrays that {@code map} returns
     * @param map gives a new array (or a view), never the slice itself
     */
    public static OwnWeights mapped(
            Network network, Weights source, DataType type, Scope scope, BiFunction<Param, NDArray, NDArray> map) {
        var leaves = new Leaves(scope, type);
        try (Scope step = scope.inner()) {
            for (Param param : network.params()) {
                NDArray slice = source.tensor(param, step);
                leaves.add(param, scope.adopt(Torch.plain(() -> map.apply(param, slice))));
            }
        }
        return new OwnWeights(leaves);
    }

    @Override
    public NDArray tensor(Param param, Scope scope) {
        return leaves.tensor(param.name());
    }

    @Override
    public Leaves leaves() {
        return leaves;
    }
}

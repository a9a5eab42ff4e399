package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Network;
import io.github.weft.arch.Node;
import io.github.weft.arch.Param;

/**
 * One store of the largest tensors, of which sub-networks read slices (weight entanglement). A gradient reaches exactly the slice, and
 * a write goes through to every sub-network that shares it. Many threads may read; writing and {@link #cover covering} need one.
 */
public final class SharedWeights implements Weights {

    private final Leaves leaves;
    private final Initialisation initialisation;
    private final long seed;

    private SharedWeights(Leaves leaves, Initialisation initialisation, long seed) {
        this.leaves = leaves;
        this.initialisation = initialisation;
        this.seed = seed;
    }

    /** An empty store; {@link #cover} fills it. */
    public static SharedWeights of(Initialisation initialisation, long seed, DataType type, Scope scope) {
        return new SharedWeights(new Leaves(scope, type), initialisation, seed);
    }

    /**
     * Makes the full tensors of the network's parameters that are not here yet. What a tensor starts as does not depend on which
     * networks came first.
     */
    public SharedWeights cover(Network network) {
        for (Node node : network.nodes()) {
            leaves.initialise(node.params(), Param::fullShape, initialisation, seed);
            for (Param param : node.params()) {
                leaves.initialise(param.transforms(), Param::fullShape, initialisation, seed);
            }
        }
        return this;
    }

    @Override
    public NDArray tensor(Param param, Scope scope) {
        return KernelTransforms.made(param, source -> Box.of(source).in(leaves.tensor(source.name()), scope), scope);
    }

    /**
     * Overwrites exactly the slice.
     *
     * @throws IllegalArgumentException if it is not cut out but made by matrices
     */
    public void write(Param param, NDArray values) {
        if (!param.transforms().isEmpty()) {
            throw new IllegalArgumentException(
                    "parameter (%s) is made by matrices and cannot be written. Maybe write what it is made of: %s."
                            .formatted(
                                    param.name(),
                                    param.sources().stream().map(Param::name).toList()));
        }
        Torch.plain(() -> leaves.tensor(param.name()).set(slice(param), values));
    }

    @Override
    public Leaves leaves() {
        return leaves;
    }

    /** The index of a parameter's slice in the full tensor; of one that is made by matrices, ask for its {@link Param#sources sources}. */
    public static NDIndex slice(Param param) {
        var index = new NDIndex();
        for (Extent extent : param.extents()) {
            index.addSliceDim(extent.start(), extent.start() + extent.length());
        }
        return index;
    }
}

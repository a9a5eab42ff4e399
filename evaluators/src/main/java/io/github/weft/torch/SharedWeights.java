package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
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
        return param.transforms().isEmpty() ? cut(param, scope) : transformed(param, scope);
    }

    private NDArray cut(Param param, Scope scope) {
        NDArray full = leaves.tensor(param.name());
        return param.isWhole() ? full : full.get(scope.manager(), slice(param));
    }

    /** A kernel made of a larger one: from matrix to matrix its centre, laid out as a vector, times the matrix. */
    private NDArray transformed(Param param, Scope scope) {
        NDArray kernel = cut(param.sources().get(0), scope);
        for (Param transform : param.transforms()) {
            NDArray matrix = leaves.tensor(transform.name());
            Shape shape = kernel.getShape();
            long entries = matrix.getShape().get(0);
            long side = Math.round(Math.sqrt(entries));
            long start = (shape.get(2) - side) / 2;
            long filters = shape.get(0) * shape.get(1);
            var centre = new NDIndex(":, :, {}:{}, {}:{}", start, start + side, start, start + side);
            try (NDArray middle = kernel.get(scope.manager(), centre);
                    NDArray rows = middle.reshape(filters, entries);
                    NDArray made = Linear.linear(rows, matrix, null).singletonOrThrow()) {
                kernel = made.reshape(shape.get(0), shape.get(1), side, side);
            }
        }
        return kernel;
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

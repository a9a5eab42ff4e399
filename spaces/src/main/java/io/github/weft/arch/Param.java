package io.github.weft.arch;

import java.util.List;

/**
 * A weight by name and slice. The name is the weight's name in the largest network of the space, so two sub-networks that use parts
 * of one tensor name it alike.
 *
 * @param extents one per dimension, outermost first; kernels are {@code [out, in / groups, height, width]} or {@code [out, in]}
 */
public record Param(String name, Role role, List<Extent> extents) {

    public Param {
        extents = List.copyOf(extents);
        if (name.isBlank() || extents.isEmpty()) {
            throw new IllegalArgumentException(
                    "parameter (%s) needs a name and at least one dimension.".formatted(name));
        }
    }

    /** Dimensions of the slice this network uses. */
    public List<Integer> shape() {
        return extents.stream().map(Extent::length).toList();
    }

    /** Dimensions of the tensor in the largest network. */
    public List<Integer> fullShape() {
        return extents.stream().map(Extent::full).toList();
    }

    /** Number of weights in the slice. */
    public long count() {
        long count = 1;
        for (Extent extent : extents) {
            count = Math.multiplyExact(count, extent.length());
        }
        return count;
    }

    public boolean isWhole() {
        return extents.stream().allMatch(Extent::isWhole);
    }

    /** Inputs that feed one output unit: the product of all dimensions but the first. 1 for vectors. */
    public long fanIn() {
        return extents.stream().skip(1).mapToLong(Extent::length).reduce(1, Math::multiplyExact);
    }
}

package io.github.weft.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A weight by name and slice. The name is the weight's name in the largest network of the space, so two sub-networks that use parts
 * of one tensor name it alike.
 *
 * @param extents one per dimension, outermost first; kernels are {@code [out, in / groups, height, width]} or {@code [out, in]}
 * @param transforms where a kernel is not cut out but made of a larger one (Cai et al., "Once-for-All", 2020), the square matrices
 *     {@code [side^2, side^2]} that do so, largest first: of the kernel so far the centre of that side, row by row as a vector, is multiplied
 *     by the matrix, once for each; shared by all channels. A network of its own has the result, and no matrices
 */
public record Param(String name, Role role, List<Extent> extents, List<Param> transforms) {

    private static final int CONVOLUTION = 4;

    public Param {
        extents = List.copyOf(extents);
        transforms = List.copyOf(transforms);
        if (name.isBlank() || extents.isEmpty()) {
            throw new IllegalArgumentException(
                    "parameter (%s) needs a name and at least one dimension.".formatted(name));
        }
        if (!transforms.isEmpty()) {
            checkTransforms(name, extents, transforms);
        }
    }

    /** A slice that is cut out as it is. */
    public Param(String name, Role role, List<Extent> extents) {
        this(name, role, extents, List.of());
    }

    private static void checkTransforms(String name, List<Extent> extents, List<Param> transforms) {
        List<Integer> sides = transforms.stream().map(Param::side).toList();
        boolean square = extents.size() == CONVOLUTION && extents.get(2).equals(extents.get(CONVOLUTION - 1));
        if (!square || extents.get(2).length() != sides.get(sides.size() - 1)) {
            throw new IllegalArgumentException(
                    "parameter (%s) of slice %s cannot be made by matrices for sides %s: the last must be the kernel's."
                            .formatted(name, extents, sides));
        }
    }

    private static int side(Param matrix) {
        return (int) Math.round(Math.sqrt(matrix.extents().get(0).length()));
    }

    /** The same slice, made by these matrices. */
    public Param transformedBy(List<Param> matrices) {
        return new Param(name, role, extents, matrices);
    }

    /** What of the shared tensors the slice is computed from: itself if it is cut out, else a larger cut and then the matrices. */
    public List<Param> sources() {
        if (transforms.isEmpty()) {
            return List.of(this);
        }
        int full = extents.get(2).full();
        Extent centre = new Rule.Centre(Size.of(side(transforms.get(0)))).of(full, Map.of());
        var sources = new ArrayList<Param>();
        sources.add(new Param(name, role, List.of(extents.get(0), extents.get(1), centre, centre)));
        sources.addAll(transforms);
        return sources;
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

package io.github.weft.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.github.weft.arch.Extent;
import io.github.weft.arch.Param;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rectangular part of a tensor: for each dimension, outermost first, where it starts and how long it is.
 *
 * <p>Several sub-networks of one step touch several boxes of one shared tensor; {@link #apart} says which weights those are, each once.
 */
public record Box(List<Integer> starts, List<Integer> lengths) {

    public Box {
        starts = List.copyOf(starts);
        lengths = List.copyOf(lengths);
        if (starts.size() != lengths.size() || lengths.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("a box from %s with lengths %s needs one positive length for each start."
                    .formatted(starts, lengths));
        }
    }

    /** The slice of the full tensor that a parameter is. */
    public static Box of(Param param) {
        return new Box(param.extents().stream().map(Extent::start).toList(), param.shape());
    }

    /** All of an array. */
    public static Box all(NDArray array) {
        List<Integer> lengths = IntStream.range(0, array.getShape().dimension())
                .mapToObj(dimension -> Math.toIntExact(array.getShape().get(dimension)))
                .toList();
        return new Box(lengths.stream().map(length -> 0).toList(), lengths);
    }

    /** Number of weights inside. */
    public long count() {
        return lengths.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    public boolean holds(Box other) {
        return dimensions().allMatch(d -> start(d) <= other.start(d) && other.end(d) <= end(d));
    }

    /** The smallest box that holds both. */
    public Box around(Box other) {
        return between(
                dimensions()
                        .map(d -> Math.min(start(d), other.start(d)))
                        .boxed()
                        .toList(),
                dimensions().map(d -> Math.max(end(d), other.end(d))).boxed().toList());
    }

    /** The same part, seen from the start of a box that holds it. */
    public Box within(Box outer) {
        return new Box(dimensions().map(d -> start(d) - outer.start(d)).boxed().toList(), lengths);
    }

    /** What the boxes cover together, as boxes that share no weight: the largest whole, of the others what is left. */
    public static List<Box> apart(List<Box> boxes) {
        var apart = new ArrayList<Box>();
        for (Box box : boxes.stream()
                .sorted(Comparator.comparingLong(Box::count).reversed())
                .toList()) {
            List<Box> left = List.of(box);
            for (Box taken : List.copyOf(apart)) {
                left = left.stream()
                        .flatMap(piece -> piece.minus(taken).stream())
                        .toList();
            }
            apart.addAll(left);
        }
        return apart;
    }

    private List<Box> minus(Box other) {
        if (dimensions().anyMatch(d -> other.end(d) <= start(d) || end(d) <= other.start(d))) {
            return List.of(this);
        }
        var pieces = new ArrayList<Box>();
        var from = new ArrayList<>(starts);
        var to = new ArrayList<>(dimensions().map(this::end).boxed().toList());
        for (int d = 0; d < starts.size(); d++) {
            if (from.get(d) < other.start(d)) {
                var end = new ArrayList<>(to);
                end.set(d, other.start(d));
                pieces.add(between(from, end));
                from.set(d, other.start(d));
            }
            if (other.end(d) < to.get(d)) {
                var begin = new ArrayList<>(from);
                begin.set(d, other.end(d));
                pieces.add(between(begin, to));
                to.set(d, other.end(d));
            }
        }
        return pieces;
    }

    /** The part of an array, in the array's own memory, as an array of the scope; the array itself if that is all of it. */
    public NDArray in(NDArray array, Scope scope) {
        Shape shape = array.getShape();
        if (dimensions().allMatch(d -> lengths.get(d) == shape.get(d))) {
            return array;
        }
        var index = new NDIndex();
        dimensions().forEach(d -> index.addSliceDim(start(d), end(d)));
        return array.get(scope.manager(), index);
    }

    private static Box between(List<Integer> starts, List<Integer> ends) {
        return new Box(
                starts,
                IntStream.range(0, starts.size())
                        .mapToObj(d -> ends.get(d) - starts.get(d))
                        .toList());
    }

    private int start(int dimension) {
        return starts.get(dimension);
    }

    private int end(int dimension) {
        return starts.get(dimension) + lengths.get(dimension);
    }

    private IntStream dimensions() {
        return IntStream.range(0, starts.size());
    }
}

package io.github.weft.arch;

import java.util.ArrayList;
import java.util.List;

/** The checks that the operations' shape inference shares. */
final class Shapes {

    private Shapes() {}

    static List<Shape> arity(String op, List<Shape> inputs, int count) {
        if (inputs.size() != count) {
            throw new IllegalArgumentException("%s takes %s input(s), not %s.".formatted(op, count, inputs.size()));
        }
        return inputs;
    }

    static Shape features(String op, List<Shape> inputs, int features) {
        Shape shape = arity(op, inputs, 1).get(0);
        if (shape.features() != features) {
            throw new IllegalArgumentException(
                    "%s expects %s channels or features, but its input is (%s).".formatted(op, features, shape));
        }
        return shape;
    }

    static Shape image(String op, List<Shape> inputs, int channels) {
        Shape shape = features(op, inputs, channels);
        if (!shape.isImage()) {
            throw new IllegalArgumentException("%s needs an image, not (%s).".formatted(op, shape));
        }
        return shape;
    }

    static Shape tokens(String op, List<Shape> inputs, int features) {
        Shape shape = features(op, inputs, features);
        if (shape.dims().size() != 2) {
            throw new IllegalArgumentException("%s needs tokens NxE, not (%s).".formatted(op, shape));
        }
        return shape;
    }

    static Shape equal(String op, List<Shape> inputs) {
        if (inputs.size() < 2) {
            throw new IllegalArgumentException("%s takes at least 2 inputs, not %s.".formatted(op, inputs.size()));
        }
        Shape first = inputs.get(0);
        for (Shape shape : inputs) {
            if (!shape.equals(first)) {
                throw new IllegalArgumentException("%s needs equal shapes, but got %s.".formatted(op, inputs));
            }
        }
        return first;
    }

    /** Shapes joined at the first dimension, the others equal. */
    static Shape joined(String op, List<Shape> inputs) {
        if (inputs.size() < 2) {
            throw new IllegalArgumentException("%s takes at least 2 inputs, not %s.".formatted(op, inputs.size()));
        }
        List<Integer> rest = rest(inputs.get(0));
        if (!inputs.stream().allMatch(shape -> rest(shape).equals(rest))) {
            throw new IllegalArgumentException(
                    "%s needs images of one size, or vectors, but got %s.".formatted(op, inputs));
        }
        var dims = new ArrayList<Integer>();
        dims.add(inputs.stream().mapToInt(shape -> shape.dims().get(0)).sum());
        dims.addAll(rest);
        return new Shape(dims);
    }

    private static List<Integer> rest(Shape shape) {
        return shape.dims().subList(1, shape.dims().size());
    }

    /** Output length of a window of {@code reach} that slides over {@code length} padded on both sides. */
    static int slide(String op, int length, int reach, int stride, int padding) {
        int room = length + 2 * padding - reach;
        if (room < 0) {
            throw new IllegalArgumentException(
                    "%s of reach (%s) does not fit an input of length (%s) with padding (%s). Maybe the images are too small for this many reductions."
                            .formatted(op, reach, length, padding));
        }
        return room / stride + 1;
    }
}

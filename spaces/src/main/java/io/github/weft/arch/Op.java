package io.github.weft.arch;

import java.util.List;

/**
 * One operation of a network. Each knows its output shape and its multiply-accumulates; what it does to tensors is told by an
 * {@link OpVisitor} in the module that has tensors.
 */
public sealed interface Op
        permits Op.Input,
                Op.Conv2d,
                Op.BatchNorm,
                Op.Activation,
                Op.Pool,
                Op.GlobalAveragePool,
                Op.Linear,
                Op.Add,
                Op.Zero,
                Op.Concat,
                Op.Flatten,
                ImageOp,
                TokenOp,
                SelectionOp {

    /**
     * Shape of one sample of what this operation makes.
     *
     * @throws IllegalArgumentException if the inputs do not fit, naming the operation, the shapes and the mend
     */
    Shape outputShape(List<Shape> inputs);

    /** Multiply-accumulates for one sample; 0 for normalisation, activation, pooling and sums, by the field's convention. */
    default long macs(List<Shape> inputs) {
        return 0;
    }

    <R> R accept(OpVisitor<R> visitor);

    /** A named input of the network. */
    record Input(Shape shape) implements Op {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shapes.arity("input", inputs, 0);
            return shape;
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.input(this);
        }
    }

    /** A 2-D convolution over a square kernel. {@code groups == in == out} makes it depthwise. */
    record Conv2d(int in, int out, int kernel, int stride, int padding, int dilation, int groups, boolean bias)
            implements Op {
        public Conv2d {
            if (in < 1 || out < 1 || kernel < 1 || stride < 1 || padding < 0 || dilation < 1 || groups < 1) {
                throw new IllegalArgumentException(
                        "convolution (in %s, out %s, kernel %s, stride %s, padding %s, dilation %s, groups %s) must be positive."
                                .formatted(in, out, kernel, stride, padding, dilation, groups));
            }
            if (in % groups != 0 || out % groups != 0) {
                throw new IllegalArgumentException(
                        "groups (%s) must divide the channels (%s in, %s out).".formatted(groups, in, out));
            }
        }

        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape image = Shapes.image("conv2d", inputs, in);
            int reach = dilation * (kernel - 1) + 1;
            return Shape.image(
                    out,
                    Shapes.slide("conv2d", image.height(), reach, stride, padding),
                    Shapes.slide("conv2d", image.width(), reach, stride, padding));
        }

        @Override
        public long macs(List<Shape> inputs) {
            Shape output = outputShape(inputs);
            return output.size() * (in / groups) * kernel * kernel;
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.conv2d(this);
        }
    }

    /** Batch normalisation over the channels of an image or the features of a vector; if affine, with scale and shift. */
    record BatchNorm(int features, boolean affine) implements Op {
        /** Added to the variance. */
        public static final double EPSILON = 1e-5;

        @Override
        public Shape outputShape(List<Shape> inputs) {
            return Shapes.features("batch-norm", inputs, features);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.batchNorm(this);
        }
    }

    /** An element-wise non-linearity. */
    record Activation(Function function) implements Op {
        /** Which non-linearity. */
        public enum Function {
            RELU,
            /** ReLU capped at 6. */
            RELU6,
            /** x * relu6(x + 3) / 6. */
            HARD_SWISH,
            SIGMOID,
            /** relu6(x + 3) / 6. */
            HARD_SIGMOID,
            /** x times the standard normal distribution function of x. */
            GELU
        }

        @Override
        public Shape outputShape(List<Shape> inputs) {
            return Shapes.arity("activation", inputs, 1).get(0);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.activation(this);
        }
    }

    /** Average or maximum over a sliding square; an average leaves padding out of the count. */
    record Pool(Kind kind, int kernel, int stride, int padding) implements Op {
        /** Which summary of the square. */
        public enum Kind {
            AVERAGE,
            MAXIMUM
        }

        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape image = Shapes.arity("pool", inputs, 1).get(0);
            return Shape.image(
                    image.features(),
                    Shapes.slide("pool", image.height(), kernel, stride, padding),
                    Shapes.slide("pool", image.width(), kernel, stride, padding));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.pool(this);
        }
    }

    /** The mean over all positions: an image becomes a vector of its channels. */
    record GlobalAveragePool() implements Op {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape image = Shapes.arity("global-average-pool", inputs, 1).get(0);
            if (!image.isImage()) {
                throw new IllegalArgumentException("global-average-pool needs an image, not (%s).".formatted(image));
            }
            return Shape.vector(image.features());
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.globalAveragePool(this);
        }
    }

    /** A fully connected layer on the features of a vector or of each token. */
    record Linear(int in, int out, boolean bias) implements Op {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape input = Shapes.features("linear", inputs, in);
            if (input.isImage()) {
                throw new IllegalArgumentException(
                        "linear needs a vector or tokens, not an image (%s). Maybe pool it first.".formatted(input));
            }
            return input.dims().size() == 1
                    ? Shape.vector(out)
                    : Shape.tokens(input.dims().get(0), out);
        }

        @Override
        public long macs(List<Shape> inputs) {
            return inputs.get(0).size() * out;
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.linear(this);
        }
    }

    /** The sum of two or more equal shapes, in input order; an input may stand more than once. */
    record Add() implements Op {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return Shapes.equal("add", inputs);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.add(this);
        }
    }

    /** The input times zero: what a cell without any path computes. */
    record Zero() implements Op {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return Shapes.arity("zero", inputs, 1).get(0);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.zero(this);
        }
    }

    /** Two or more images of one size, or vectors, with their channels or features one after the other. */
    record Concat() implements Op {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return Shapes.joined("concat", inputs);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.concat(this);
        }
    }

    /** An image as a vector, channel by channel and row by row, so that the first channels are the first features. */
    record Flatten() implements Op {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return Shape.vector(
                    Math.toIntExact(Shapes.arity("flatten", inputs, 1).get(0).size()));
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.flatten(this);
        }
    }
}

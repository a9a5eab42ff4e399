package io.github.weft.arch;

import java.util.List;

/** Operations on images beside convolution and pooling. */
public sealed interface ImageOp extends Op {

    /**
     * An image at another size: each pixel a mean of those around its place, with {@link Triangle} weights down and across ("bilinear
     * with antialiasing"). Outputs and gradients are linear in the image.
     */
    record Resize(int height, int width) implements ImageOp {
        public Resize {
            if (height < 1 || width < 1) {
                throw new IllegalArgumentException("resize (%sx%s) must be positive.".formatted(height, width));
            }
        }

        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape image = Shapes.arity("resize", inputs, 1).get(0);
            return Shape.image(Shapes.image("resize", inputs, image.features()).features(), height, width);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.resize(this);
        }
    }

    /** An image times a vector of one factor a channel: how squeeze-and-excitation ends (Hu et al., CVPR 2018). Reads the image, then the vector. */
    record ScaleChannels() implements ImageOp {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape image = Shapes.arity("scale-channels", inputs, 2).get(0);
            Shapes.image("scale-channels", List.of(image), image.features());
            if (!inputs.get(1).equals(Shape.vector(image.features()))) {
                throw new IllegalArgumentException("scale-channels needs one factor for each channel of (%s), not (%s)."
                        .formatted(image, inputs.get(1)));
            }
            return image;
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.scaleChannels(this);
        }
    }
}

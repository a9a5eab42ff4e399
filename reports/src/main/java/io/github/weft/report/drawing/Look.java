package io.github.weft.report.drawing;

import io.github.weft.arch.ImageOp;
import io.github.weft.arch.Op;
import io.github.weft.arch.OpVisitor;
import io.github.weft.arch.SelectionOp;
import io.github.weft.arch.TokenOp;
import java.util.Locale;

/**
 * How an operation is shown.
 *
 * @param words what a person calls it
 * @param style class of its colour
 * @param role what it does to the boxes around it
 */
record Look(String words, String style, Role role) {

    /** What may share a box. */
    enum Role {
        /** A layer with weights: at most one in a box. */
        WEIGHTED,
        NORM,
        ACTIVATION,
        /** A sum and the like: a small circle. */
        JOIN,
        /** Changes shape or adds something fixed: several in a row share a box. */
        SHAPE,
        /** Alone in its box. */
        ALONE
    }

    static Look of(Op op) {
        return op.accept(new Looks());
    }

    private static final class Looks implements OpVisitor<Look> {

        private static Look plain(String words, Role role) {
            return new Look(words, "plain", role);
        }

        @Override
        public Look input(Op.Input op) {
            return plain("input", Role.ALONE);
        }

        @Override
        public Look conv2d(Op.Conv2d op) {
            boolean depthwise = op.groups() > 1 && op.groups() == op.in();
            String words = "%s %s×%s%s%s"
                    .formatted(
                            depthwise ? "depthwise" : op.groups() > 1 ? "grouped conv" : "conv",
                            op.kernel(),
                            op.kernel(),
                            op.dilation() > 1 ? " dilated" : "",
                            op.stride() > 1 ? " /" + op.stride() : "");
            return new Look(words, depthwise ? "depthwise" : "conv", Role.WEIGHTED);
        }

        @Override
        public Look batchNorm(Op.BatchNorm op) {
            return plain("batch norm", Role.NORM);
        }

        @Override
        public Look activation(Op.Activation op) {
            return plain(op.function().name().toLowerCase(Locale.ROOT).replace('_', '-'), Role.ACTIVATION);
        }

        @Override
        public Look pool(Op.Pool op) {
            String words = "%s pool %s×%s%s"
                    .formatted(
                            op.kind() == Op.Pool.Kind.MAXIMUM ? "max" : "average",
                            op.kernel(),
                            op.kernel(),
                            op.stride() > 1 ? " /" + op.stride() : "");
            return new Look(words, "pool", Role.ALONE);
        }

        @Override
        public Look globalAveragePool(Op.GlobalAveragePool op) {
            return new Look("global pool", "pool", Role.ALONE);
        }

        @Override
        public Look linear(Op.Linear op) {
            return new Look("linear", "linear", Role.WEIGHTED);
        }

        @Override
        public Look add(Op.Add op) {
            return new Look("+", "join", Role.JOIN);
        }

        @Override
        public Look zero(Op.Zero op) {
            return plain("zero", Role.ALONE);
        }

        @Override
        public Look concat(Op.Concat op) {
            return new Look("‖", "join", Role.JOIN);
        }

        @Override
        public Look flatten(Op.Flatten op) {
            return plain("flatten", Role.SHAPE);
        }

        @Override
        public Look resize(ImageOp.Resize op) {
            return plain("resize", Role.ALONE);
        }

        @Override
        public Look scaleChannels(ImageOp.ScaleChannels op) {
            return new Look("×", "join", Role.JOIN);
        }

        @Override
        public Look tokens(TokenOp.Tokens op) {
            return plain("tokens", Role.SHAPE);
        }

        @Override
        public Look grid(TokenOp.Grid op) {
            return plain("image", Role.SHAPE);
        }

        @Override
        public Look classToken(TokenOp.ClassToken op) {
            return plain("class token", Role.SHAPE);
        }

        @Override
        public Look positions(TokenOp.Positions op) {
            return plain("positions", Role.SHAPE);
        }

        @Override
        public Look layerNorm(TokenOp.LayerNorm op) {
            return plain("layer norm", Role.NORM);
        }

        @Override
        public Look attention(TokenOp.Attention op) {
            return new Look("attention, %s heads".formatted(op.heads()), "attention", Role.ALONE);
        }

        @Override
        public Look tokenMean(TokenOp.TokenMean op) {
            return new Look("mean of tokens", "pool", Role.ALONE);
        }

        @Override
        public Look order(SelectionOp.Order op) {
            return plain("most active %s×%s first".formatted(op.window(), op.window()), Role.ALONE);
        }

        @Override
        public Look take(SelectionOp.Take op) {
            return plain("take %s".formatted(op.count()), Role.ALONE);
        }

        @Override
        public Look putBack(SelectionOp.PutBack op) {
            return new Look("↩", "join", Role.JOIN);
        }
    }
}

package io.github.weft.arch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Operations by which a part of the tokens goes through some layers and the others pass them by (Chen et al., "SparseViT: Revisiting
 * Activation Sparsity for Efficient High-Resolution Vision Transformer", CVPR 2023). What is kept is a beginning of one {@link Order}, so
 * that the fewer are always among the more.
 */
public sealed interface SelectionOp extends Op {

    /**
     * The places of a class token and a grid of tokens from the most active window to the least, as a vector of whole numbers: first the
     * class token (place 0), then windows one after the other, each row by row. No gradient flows through it.
     *
     * @param window side of the square of tokens that stays together
     */
    record Order(int rows, int columns, int window) implements SelectionOp {
        public Order {
            if (rows < 1 || columns < 1 || window < 1 || rows % window != 0 || columns % window != 0) {
                throw new IllegalArgumentException("window (%s) must divide both sides of a grid of %sx%s tokens."
                        .formatted(window, rows, columns));
            }
        }

        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape tokens = Shapes.tokens(
                    "order", inputs, Shapes.arity("order", inputs, 1).get(0).features());
            if (tokens.dims().get(0) != rows * columns + 1) {
                throw new IllegalArgumentException("an order of %sx%s tokens takes these and a class token, not (%s)."
                        .formatted(rows, columns, tokens));
            }
            return Shape.vector(rows * columns + 1);
        }

        /**
         * The places of one sample's tokens in their order. A window's score is the Euclidean norm over its tokens; of equal ones the
         * earlier comes first.
         *
         * @param activity the mean absolute activation of each token, the class token first
         */
        public int[] places(double[] activity) {
            int across = columns / window;
            double[] scores = new double[rows / window * across];
            for (int token = 0; token < rows * columns; token++) {
                int at = token / columns / window * across + token % columns / window;
                scores[at] += activity[token + 1] * activity[token + 1];
            }
            int[] places = new int[rows * columns + 1];
            int next = 1;
            for (int at : byScore(scores)) {
                for (int i = 0; i < window * window; i++) {
                    int row = at / across * window + i / window;
                    places[next++] = 1 + row * columns + at % across * window + i % window;
                }
            }
            return places;
        }

        private static int[] byScore(double[] squares) {
            Integer[] windows = IntStream.range(0, squares.length).boxed().toArray(Integer[]::new);
            Arrays.sort(windows, Comparator.comparingDouble(at -> -squares[at]));
            return Arrays.stream(windows).mapToInt(Integer::intValue).toArray();
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.order(this);
        }
    }

    /** The first {@code count} of some tokens in an order. Reads tokens, then the order. */
    record Take(int count) implements SelectionOp {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape tokens = ordered("take", Shapes.arity("take", inputs, 2).get(0), inputs.get(1));
            if (count < 1 || count > tokens.dims().get(0)) {
                throw new IllegalArgumentException("take (%s) must be from 1 to all of (%s).".formatted(count, tokens));
            }
            return Shape.tokens(count, tokens.features());
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.take(this);
        }
    }

    /** All tokens, with others in the place of those that were taken. Reads all, then the others, then the order by which they were taken. */
    record PutBack() implements SelectionOp {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape all = ordered("put-back", Shapes.arity("put-back", inputs, 3).get(0), inputs.get(2));
            Shape part = Shapes.tokens("put-back", List.of(inputs.get(1)), all.features());
            if (part.dims().get(0) > all.dims().get(0)) {
                throw new IllegalArgumentException("put-back cannot put (%s) into (%s).".formatted(part, all));
            }
            return all;
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.putBack(this);
        }
    }

    private static Shape ordered(String op, Shape tokens, Shape order) {
        Shapes.tokens(op, List.of(tokens), tokens.features());
        if (!order.equals(Shape.vector(tokens.dims().get(0)))) {
            throw new IllegalArgumentException(
                    "%s needs an order of all of (%s), not (%s).".formatted(op, tokens, order));
        }
        return tokens;
    }
}

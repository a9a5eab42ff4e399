package io.github.weft.arch;

import java.util.List;

/** The operations of vision transformers, on sequences of tokens {@code NxE} (Dosovitskiy et al., ICLR 2021; Chen et al., ICCV 2021). */
public sealed interface TokenOp extends Op {

    /** An image {@code ExHxW} as {@code H*W} tokens of E features, row by row. */
    record Tokens() implements TokenOp {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape image = Shapes.arity("tokens", inputs, 1).get(0);
            return Shape.tokens(image.height() * image.width(), image.features());
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.tokens(this);
        }
    }

    /** Tokens of E features as an image {@code ExHxW}, row by row: undoes {@link Tokens}. */
    record Grid(int rows, int columns) implements TokenOp {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape tokens = Shapes.tokens(
                    "grid", inputs, Shapes.arity("grid", inputs, 1).get(0).features());
            if (tokens.dims().get(0) != rows * columns) {
                throw new IllegalArgumentException(
                        "a grid of %sx%s takes %s tokens, not (%s).".formatted(rows, columns, rows * columns, tokens));
            }
            return Shape.image(tokens.features(), rows, columns);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.grid(this);
        }
    }

    /** Puts one learned token, of shape {@code [E]}, before the others. */
    record ClassToken(int features) implements TokenOp {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape tokens = Shapes.tokens("class-token", inputs, features);
            return Shape.tokens(tokens.dims().get(0) + 1, features);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.classToken(this);
        }
    }

    /** Adds a learned vector to each token: a parameter {@code [N, E]}. */
    record Positions(int count, int features) implements TokenOp {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape tokens = Shapes.tokens("positions", inputs, features);
            if (tokens.dims().get(0) != count) {
                throw new IllegalArgumentException(
                        "positions are for %s tokens, but there are (%s).".formatted(count, tokens));
            }
            return tokens;
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.positions(this);
        }
    }

    /** Normalises each token over its features, with scale and shift. */
    record LayerNorm(int features) implements TokenOp {
        /** Added to the variance. */
        public static final double EPSILON = 1e-5;

        @Override
        public Shape outputShape(List<Shape> inputs) {
            return Shapes.features("layer-norm", inputs, features);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.layerNorm(this);
        }
    }

    /**
     * Attention of tokens to each other, over the outputs of three linear layers: queries, keys and values, in this order, each
     * {@code Nx(heads * size)}.
     *
     * <p>With {@code reach > 0} the tokens are a class token and a grid of {@code rows x columns}, and queries also meet learned vectors for
     * where the other token lies: {@code softmax((q k + q relK) / sqrt(size)) (v + relV)}, where {@code rel[i, j]} is the sum of an entry
     * for the difference of rows and one for that of columns, each clipped to the reach, with an entry of its own for the class token. The
     * four tables (keys by rows, keys by columns, values by rows, values by columns) are parameters {@code [2 * reach + 2, size]}. Where
     * only some tokens were {@linkplain SelectionOp.Take taken}, the order by which they were is a fourth input.
     *
     * @param size features of one head
     * @param reach 0 for attention without positions
     */
    record Attention(int heads, int size, int rows, int columns, int reach) implements TokenOp {
        public Attention {
            if (heads < 1 || size < 1 || rows < 1 || columns < 1 || reach < 0) {
                throw new IllegalArgumentException(
                        "attention (heads %s, size %s, grid %sx%s, reach %s) must be positive."
                                .formatted(heads, size, rows, columns, reach));
            }
        }

        @Override
        public Shape outputShape(List<Shape> inputs) {
            boolean ordered = reach > 0 && inputs.size() == 4;
            List<Shape> features = ordered ? inputs.subList(0, 3) : inputs;
            Shape tokens = Shapes.tokens("attention", List.of(Shapes.equal("attention", features)), heads * size);
            if (features.size() != 3) {
                throw new IllegalArgumentException(
                        "attention takes queries, keys and values, not %s inputs.".formatted(inputs.size()));
            }
            int all = rows * columns + 1;
            int count = tokens.dims().get(0);
            boolean fits = ordered ? inputs.get(3).equals(Shape.vector(all)) && count <= all : count == all;
            if (reach > 0 && !fits) {
                throw new IllegalArgumentException(
                        "attention over a %sx%s grid takes %s tokens and a class token, or some of them and their order, not %s."
                                .formatted(rows, columns, rows * columns, ordered ? inputs : "(" + tokens + ")"));
            }
            return tokens;
        }

        /**
         * Which entry of a table of positions a pair of tokens reads: 0 with the class token, which is token 0; from 1 the clipped difference.
         *
         * @param byRows by the difference of rows, not of columns
         */
        public int entry(int from, int to, boolean byRows) {
            if (from == 0 || to == 0) {
                return 0;
            }
            int difference =
                    byRows ? (to - 1) / columns - (from - 1) / columns : (to - 1) % columns - (from - 1) % columns;
            return Math.max(-reach, Math.min(reach, difference)) + reach + 1;
        }

        /** Two products of tokens with tokens, and as many with relative positions where there are some. */
        @Override
        public long macs(List<Shape> inputs) {
            long count = inputs.get(0).dims().get(0);
            return count * count * heads * size * (reach > 0 ? 4 : 2);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.attention(this);
        }
    }

    /** The mean of the tokens but the first {@code skipped}: a vector. */
    record TokenMean(int skipped) implements TokenOp {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            Shape tokens = Shapes.arity("token-mean", inputs, 1).get(0);
            if (tokens.dims().size() != 2 || tokens.dims().get(0) <= skipped) {
                throw new IllegalArgumentException(
                        "token-mean needs more than %s tokens, not (%s).".formatted(skipped, tokens));
            }
            return Shape.vector(tokens.features());
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor) {
            return visitor.tokenMean(this);
        }
    }
}

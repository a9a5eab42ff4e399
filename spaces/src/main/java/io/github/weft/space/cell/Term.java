package io.github.weft.space.cell;

import java.util.function.Function;

/** A summand of a {@link Sum}. Equal terms of one cell are one tensor. */
sealed interface Term {

    /** Writes this term, with {@code label} for the weight of an edge. */
    String text(Function<Edge, String> label);

    /** What the cell reads. */
    record Input() implements Term {
        @Override
        public String text(Function<Edge, String> label) {
            return "x";
        }
    }

    /** ReLU, convolution and batch norm with the edge's own weights. */
    record Convolution(Edge edge, int kernel, Sum input) implements Term {
        @Override
        public String text(Function<Edge, String> label) {
            return "c" + kernel + label.apply(edge) + "(" + input.text(label) + ")";
        }
    }

    /** The 3x3 average; two poolings of equal sums are one. */
    record Pooling(Sum input) implements Term {
        @Override
        public String text(Function<Edge, String> label) {
            return "p(" + input.text(label) + ")";
        }
    }
}

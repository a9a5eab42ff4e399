package io.github.weft.arch;

import java.util.Map;

/** Which part of a dimension of the largest network's tensor a sub-network uses, as a function of its decisions. */
public sealed interface Rule {

    /**
     * Evaluates this rule.
     *
     * @param full length of the dimension in the largest network
     * @throws IllegalArgumentException if the part does not fit
     */
    Extent of(int full, Map<String, Integer> decisions);

    /** The whole dimension. */
    record Whole() implements Rule {
        @Override
        public Extent of(int full, Map<String, Integer> decisions) {
            return new Extent(this, full, 0, full);
        }

        @Override
        public String toString() {
            return "whole";
        }
    }

    /** The first {@code size} entries: widths, heads, embeddings. */
    record Prefix(Size size) implements Rule {
        @Override
        public Extent of(int full, Map<String, Integer> decisions) {
            return new Extent(this, full, 0, size.value(decisions));
        }

        @Override
        public String toString() {
            return "prefix(%s)".formatted(size);
        }
    }

    /** The middle {@code size} entries: kernels by centre crop. The difference must be even. */
    record Centre(Size size) implements Rule {
        @Override
        public Extent of(int full, Map<String, Integer> decisions) {
            int length = size.value(decisions);
            if ((full - length) % 2 != 0) {
                throw new IllegalArgumentException(
                        "kernel (%s) has no centre of size (%s): the difference must be even.".formatted(full, length));
            }
            return new Extent(this, full, (full - length) / 2, length);
        }

        @Override
        public String toString() {
            return "centre(%s)".formatted(size);
        }
    }
}

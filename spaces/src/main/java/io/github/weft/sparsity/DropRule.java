package io.github.weft.sparsity;

import java.util.List;

/** Which connections are dropped: those of the smallest score. */
public enum DropRule {
    /** |w|. */
    MAGNITUDE,
    /** Signal to noise: |mean| / standard deviation of a weight while it is trained. */
    SNR,
    /** |w g|, for the gradient g of this step. */
    WEIGHT_GRADIENT;

    /**
     * The constant of a name such as {@code weight-gradient}.
     *
     * @throws IllegalArgumentException if the name is not known
     */
    public static DropRule parse(String text) {
        return Words.parse("drop rule", text, List.of(values()));
    }

    @Override
    public String toString() {
        return Words.of(this);
    }
}

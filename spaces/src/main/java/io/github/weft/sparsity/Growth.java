package io.github.weft.sparsity;

import java.util.List;

/** Where new connections appear when old ones are dropped. */
public enum Growth {
    /** Anywhere, by chance: SET (Mocanu et al., "Scalable training of artificial neural networks with adaptive sparse connectivity", 2018). */
    RANDOM,
    /** Where the gradient of the dense weight is largest at this step: RigL (Evci et al., "Rigging the Lottery", ICML 2020). */
    GRADIENT,
    /** Where a running mean of that gradient is largest: SNFS (Dettmers and Zettlemoyer, "Sparse Networks from Scratch", 2019). */
    MOMENTUM;

    /**
     * The constant of a name such as {@code random}.
     *
     * @throws IllegalArgumentException if the name is not known
     */
    public static Growth parse(String text) {
        return Words.parse("growth", text, List.of(values()));
    }

    @Override
    public String toString() {
        return Words.of(this);
    }
}

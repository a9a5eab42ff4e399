package io.github.weft.sparsity;

import java.util.List;

/**
 * Which weights are there at first, given how many in each kernel: those of the highest score, or a draw without replacement with chances
 * in proportion to the score.
 */
public enum MaskChoice {
    /** By chance. */
    RANDOM,
    /** |w|. */
    MAGNITUDE,
    /** |w g| (Lee et al., "SNIP", ICLR 2019). */
    SNIP,
    /** w (H g): what keeps the flow of gradients (Wang et al., "Picking Winning Tickets Before Training by Preserving Gradient Flow", ICLR 2020). */
    GRASP,
    /** Synaptic flow, pruned in 100 rounds (Tanaka et al., "Pruning neural networks without any data", NeurIPS 2020). */
    SYNFLOW,
    /** Drawn by w^2. */
    SAMPLED_MAGNITUDE,
    /** Drawn by the scores of SNIP. */
    SAMPLED_SNIP,
    /** Drawn by the scores of synaptic flow. */
    SAMPLED_SYNFLOW;

    /**
     * The constant of a name such as {@code sampled-synflow}.
     *
     * @throws IllegalArgumentException if the name is not known
     */
    public static MaskChoice parse(String text) {
        return Words.parse("mask choice", text, List.of(values()));
    }

    @Override
    public String toString() {
        return Words.of(this);
    }
}

package io.github.weft.arch;

/** What a parameter is for. Proxies, weight decay, clipping and initialisation select by role, never by name. */
public enum Role {
    /** Weights of a convolution or a linear layer: what proxies call a counted layer. */
    KERNEL,
    BIAS,
    /** The gamma of a normalisation. */
    NORM_SCALE,
    /** The beta of a normalisation. */
    NORM_SHIFT,
    /** Position embeddings and class tokens. */
    POSITION,
    /** Matrices that make smaller kernels of larger ones in a store of shared weights; they start as the identity. */
    TRANSFORM,
    /** Architecture mixing weights of a gradient-based search. */
    MIXING
}

package io.github.weft.supernet;

/** What a sub-network learns from in one step. */
public enum Target {
    /** The images' labels. */
    LABELS,
    /** The probabilities that the step's teacher gives the classes; nothing flows back to it. */
    TEACHER,
    /** The sum of both losses. */
    BOTH
}

package io.github.weft.sparsity;

import java.util.List;

/** How the share of connections that are dropped goes from its first value to the end of movement. */
public enum Decay {
    /** Half a cosine down to 0. */
    COSINE,
    /** The first value until the end. */
    CONSTANT,
    /** A straight line down to 0. */
    LINEAR;

    /**
     * The constant of a name such as {@code cosine}.
     *
     * @throws IllegalArgumentException if the name is not known
     */
    public static Decay parse(String text) {
        return Words.parse("decay", text, List.of(values()));
    }

    @Override
    public String toString() {
        return Words.of(this);
    }
}

package io.github.weft.sparsity;

/** How many weights of a kernel may be there, both ends included. */
public record Range(String kernel, long fewest, long most) {

    public Range {
        if (fewest < 1 || fewest > most) {
            throw new IllegalArgumentException(
                    "kernel (%s) must keep between %s and %s weights, at least 1 and no fewer at most than at least."
                            .formatted(kernel, fewest, most));
        }
    }

    long clip(long count) {
        return Math.max(fewest, Math.min(most, count));
    }
}

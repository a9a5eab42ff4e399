package io.github.weft.arch;

import java.util.Map;

/**
 * One dimension of a parameter: the part {@code [start, start + length)} of the {@code full} dimension of the largest network, and
 * the rule that chose it.
 */
public record Extent(Rule rule, int full, int start, int length) {

    public Extent {
        if (length < 1 || start < 0 || start + length > full) {
            throw new IllegalArgumentException(
                    "slice [%s, %s) must be a non-empty part of [0, %s).".formatted(start, start + length, full));
        }
    }

    public static Extent whole(int full) {
        return new Rule.Whole().of(full, Map.of());
    }

    public boolean isWhole() {
        return length == full;
    }
}

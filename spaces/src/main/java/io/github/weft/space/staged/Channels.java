package io.github.weft.space.staged;

import io.github.weft.arch.Extent;
import io.github.weft.arch.Rule;
import io.github.weft.arch.Size;
import java.util.Map;

/** How many channels pass somewhere: as a function of decisions, and at most. */
record Channels(Size size, int most) {

    Extent of(Map<String, Integer> decisions) {
        return new Rule.Prefix(size).of(most, decisions);
    }

    /** So many times as many. */
    Channels times(Size factor, int mostTimes) {
        return new Channels(Size.product(size, factor, 1), Math.multiplyExact(most, mostTimes));
    }

    /** A part of as many, at least one. */
    Channels over(int divisor) {
        return new Channels(Size.quotient(size, divisor, 1), Math.max(1, most / divisor));
    }
}

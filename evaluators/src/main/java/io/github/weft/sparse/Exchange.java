package io.github.weft.sparse;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Some connections of a kernel go, and as many come elsewhere.
 *
 * <p>Strict: what was dropped does not come back in the same exchange, so every new connection starts at zero. RigL's code (Evci et al.,
 * 2020) lets a dropped connection of a large gradient come back with its old weight and momentum.
 */
public record Exchange(Mask before, Mask after) {

    /**
     * Drops the weakest connections and grows the most promising gaps; among equals chance decides.
     *
     * @param count how many; fewer where there are fewer gaps
     * @param strength by place, of connections
     * @param promise by place, of gaps
     */
    public static Exchange of(Mask mask, int count, double[] strength, double[] promise, RandomGenerator ties) {
        int[] gaps = mask.gaps();
        int moving = Math.min(count, gaps.length);
        int[] kept = Highest.places(mask.nonzeros() - moving, mask.places(), strength, ties);
        int[] grown = Highest.places(moving, gaps, promise, ties);
        return new Exchange(
                mask,
                Mask.of(
                        mask.size(),
                        IntStream.concat(IntStream.of(kept), IntStream.of(grown))
                                .toArray()));
    }

    /** Connections that stay. */
    public Mask kept() {
        return before.and(after);
    }

    public Mask dropped() {
        return before.without(after);
    }

    public Mask grown() {
        return after.without(before);
    }
}

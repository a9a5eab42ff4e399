package io.github.weft.space.hybrid;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * On which level each layer works, from 0 for the finest. A network can start on any level and goes down at most one level a layer.
 *
 * @param drops the layers, from 1, at which it goes down, ascending; all at layer 1 are where it starts. As many as there are levels
 *     below the finest; {@link #NEVER} for those that it does not reach
 */
record Route(List<Integer> drops) {

    /** As a layer: not at all. Of all choices the first. */
    static final int NEVER = 0;

    Route {
        drops = List.copyOf(drops);
    }

    /** The route that these drops in any order come to: sorted, and where two are at one layer after the first, one of them at the next. */
    static Route of(List<Integer> chosen, int layers) {
        List<Integer> drops = new ArrayList<>();
        int next = 1;
        for (int layer : chosen.stream().filter(drop -> drop != NEVER).sorted().toList()) {
            int drop = layer == 1 ? 1 : Math.max(layer, next);
            if (drop > layers) {
                break;
            }
            drops.add(drop);
            next = drop + 1;
        }
        while (drops.size() < chosen.size()) {
            drops.add(NEVER);
        }
        return new Route(drops);
    }

    int level(int layer) {
        return (int)
                drops.stream().filter(drop -> drop != NEVER && drop <= layer).count();
    }

    /** Whether a layer after the first reads a map of the level above its own. */
    boolean dropsAt(int layer) {
        return layer > 1 && drops.contains(layer);
    }

    /** Routes that stay on each level, and others that between them go down at each layer to each level. */
    static List<Route> covering(int drops, int layers) {
        List<Route> routes = new ArrayList<>();
        for (int start = 0; start <= drops; start++) {
            int level = start;
            routes.add(new Route(IntStream.range(0, drops)
                    .map(drop -> drop < level ? 1 : NEVER)
                    .boxed()
                    .toList()));
        }
        for (int first = 3 - drops; first <= layers; first++) {
            int layer = first;
            routes.add(new Route(IntStream.range(layer, layer + drops)
                    .map(drop -> drop > layers ? NEVER : Math.max(1, drop))
                    .boxed()
                    .toList()));
        }
        return routes;
    }

    /**
     * How many networks there are, routes and operations together.
     *
     * @param choices operations on each level, finest first
     */
    static BigInteger count(int layers, List<Integer> choices) {
        List<BigInteger> onward = new ArrayList<>();
        choices.forEach(choice -> onward.add(BigInteger.valueOf(choice)));
        for (int layer = layers - 1; layer >= 1; layer--) {
            for (int level = 0; level < choices.size(); level++) {
                BigInteger below = level + 1 < choices.size() ? onward.get(level + 1) : BigInteger.ZERO;
                BigInteger next = onward.get(level).add(below);
                onward.set(level, BigInteger.valueOf(choices.get(level)).multiply(next));
            }
        }
        return onward.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}

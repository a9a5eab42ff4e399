package io.github.weft.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's adjustment of several tests (Scandinavian Journal of Statistics 6, 1979): the chance of any false alarm stays what it is for one. */
final class Holm {

    private Holm() {}

    /** The smallest p times their number, the next times one less, and none below the one before; each at its place. */
    static double[] adjusted(double... p) {
        List<Integer> order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] adjusted = new double[p.length];
        double before = 0;
        for (int place = 0; place < p.length; place++) {
            before = Math.max(before, Math.min(1, (p.length - place) * p[order.get(place)]));
            adjusted[order.get(place)] = before;
        }
        return adjusted;
    }
}

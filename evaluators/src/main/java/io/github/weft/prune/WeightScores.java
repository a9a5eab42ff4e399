package io.github.weft.prune;

import io.github.weft.sparse.Highest;
import io.github.weft.sparse.Mask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What every weight is worth, by kernel and place: of two weights the one of the higher score stays. Numbers compare across kernels.
 *
 * @param byKernel in the network's order
 */
public record WeightScores(Map<String, double[]> byKernel) {

    public WeightScores {
        byKernel = new LinkedHashMap<>(byKernel);
    }

    /** The same number for all: the highest of them are a fair draw. */
    public static WeightScores equal(Map<String, Mask> kernels) {
        var scores = new LinkedHashMap<String, double[]>();
        kernels.forEach((name, mask) -> scores.put(name, new double[mask.size()]));
        return new WeightScores(scores);
    }

    /**
     * The highest scores of each kernel, among those that some masks connect.
     *
     * @param counts by kernel, how many
     * @param ties what decides between equal scores of a kernel
     */
    public Map<String, Mask> highest(
            Map<String, Long> counts, Map<String, Mask> among, Function<String, RandomGenerator> ties) {
        var masks = new LinkedHashMap<String, Mask>();
        among.forEach((name, mask) -> masks.put(
                name,
                Mask.of(
                        mask.size(),
                        Highest.places(
                                Math.toIntExact(Objects.requireNonNull(counts.get(name), "every kernel has a count")),
                                mask.places(),
                                of(name),
                                ties.apply(name)))));
        return masks;
    }

    /** The highest scores of all kernels together; a kernel may be left with none. */
    public Map<String, Mask> highestOfAll(long count, Map<String, Mask> among, RandomGenerator ties) {
        int size = among.values().stream().mapToInt(Mask::size).reduce(0, Math::addExact);
        var scores = new double[size];
        var places = IntStream.builder();
        int start = 0;
        for (Map.Entry<String, Mask> kernel : among.entrySet()) {
            double[] own = of(kernel.getKey());
            System.arraycopy(own, 0, scores, start, own.length);
            for (int place : kernel.getValue().places()) {
                places.add(start + place);
            }
            start += own.length;
        }
        int[] chosen = Highest.places(Math.toIntExact(count), places.build().toArray(), scores, ties);
        return split(Mask.of(size, chosen), among);
    }

    private static Map<String, Mask> split(Mask all, Map<String, Mask> like) {
        var masks = new LinkedHashMap<String, Mask>();
        int start = 0;
        for (Map.Entry<String, Mask> kernel : like.entrySet()) {
            int from = start;
            int size = kernel.getValue().size();
            masks.put(
                    kernel.getKey(),
                    Mask.of(
                            size,
                            IntStream.range(0, size)
                                    .filter(place -> all.connects(from + place))
                                    .toArray()));
            start += size;
        }
        return masks;
    }

    /**
     * Numbers of which the highest are a draw without replacement with chances in proportion to these scores (Efraimidis and Spirakis,
     * "Weighted random sampling with a reservoir", 2006): the logarithm of a uniform number over the score. A score of 0 comes last.
     */
    public WeightScores drawn(RandomGenerator random) {
        var keys = new LinkedHashMap<String, double[]>();
        byKernel.forEach((name, scores) -> {
            var drawn = new double[scores.length];
            for (int i = 0; i < drawn.length; i++) {
                double chance = random.nextDouble();
                drawn[i] = scores[i] > 0 ? Math.log1p(-chance) / scores[i] : Double.NEGATIVE_INFINITY;
            }
            keys.put(name, drawn);
        });
        return new WeightScores(keys);
    }

    double[] of(String kernel) {
        return Objects.requireNonNull(byKernel.get(kernel), () -> "kernel (%s) has no scores".formatted(kernel));
    }
}

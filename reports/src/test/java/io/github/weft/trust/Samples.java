package io.github.weft.trust;

import io.github.weft.score.Metric;
import io.github.weft.score.Replicates;
import io.github.weft.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Small samples, made up. */
final class Samples {

    private Samples() {}

    static Measurements column(String name, double... values) {
        return Measurements.once(
                Metric.maximize(name),
                DoubleStream.of(values).mapToObj(Score::of).toList(),
                OptionalDouble.of(1));
    }

    /** Several trainings or replicates of each candidate: a row of values is one seed. */
    static Measurements seeds(String name, double[]... seeds) {
        return new Measurements(
                Metric.maximize(name),
                IntStream.range(0, seeds[0].length)
                        .mapToObj(i -> new Replicates(IntStream.range(0, seeds.length)
                                .mapToObj(seed -> Score.of(seeds[seed][i]))
                                .toList()))
                        .toList(),
                OptionalDouble.of(2.5));
    }

    static TrustSample of(Measurements truth, Measurements... proxies) {
        List<String> candidates = IntStream.range(0, truth.replicates().size())
                .mapToObj("a%04d"::formatted)
                .toList();
        return new TrustSample(candidates, truth, List.of(proxies));
    }

    /**
     * Networks whose accuracy is half a matter of size and half of something that {@code jacob-cov} and {@code synflow} see; {@code size-noise}
     * is params with noise, {@code snip} and {@code grad-norm} say the same, {@code plain} is backwards.
     */
    static TrustSample typical(int candidates, long seed) {
        var random = new SplittableRandom(seed);
        double[] size = noise(candidates, random);
        double[] shape = noise(candidates, random);
        double[] truth = sum(size, 1, sum(shape, 1, noise(candidates, random), 0.4), 1);
        double[] snip = sum(size, 0.7, noise(candidates, random), 1);
        return of(
                seeds(
                        "accuracy",
                        sum(truth, 1, noise(candidates, random), 0.3),
                        sum(truth, 1, noise(candidates, random), 0.3)),
                column(
                        "params",
                        DoubleStream.of(size)
                                .map(s -> Math.rint(1e5 * Math.exp(s)))
                                .toArray()),
                column(
                        "flops",
                        DoubleStream.of(size)
                                .map(s -> Math.rint(1e7 * Math.exp(1.1 * s)))
                                .toArray()),
                column("size-noise", sum(size, 1, noise(candidates, random), 0.3)),
                column("jacob-cov", sum(shape, 1, noise(candidates, random), 0.5)),
                seeds(
                        "synflow",
                        sum(truth, 1, noise(candidates, random), 1.2),
                        sum(truth, 1, noise(candidates, random), 1.2)),
                column("snip", snip),
                column("grad-norm", sum(snip, 1, noise(candidates, random), 0.2)),
                column("plain", sum(truth, -0.6, noise(candidates, random), 1)));
    }

    static double[] noise(int count, RandomGenerator random) {
        var values = new ArrayList<Double>();
        IntStream.range(0, count).forEach(i -> values.add(random.nextGaussian()));
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static double[] sum(double[] a, double ofA, double[] b, double ofB) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> ofA * a[i] + ofB * b[i])
                .toArray();
    }
}

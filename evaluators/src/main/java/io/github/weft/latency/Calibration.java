package io.github.weft.latency;

import io.github.weft.arch.Network;
import io.github.weft.run.Digest;
import io.github.weft.score.Metric;
import io.github.weft.score.Protocol;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of a space's latencies on one device: the times of its parts, how they add up to a network's, and how far predictions were off on networks that
 * the calibration had not seen. Prediction is arithmetic on these numbers alone, so it is the same bit for bit wherever it is made.
 *
 * @param world the space and the setting whose networks it is about
 * @param made the moment, as ISO 8601 in UTC
 * @param overhead milliseconds of an inference that computes next to nothing; no prediction is below it
 * @param times of parts in milliseconds, by signature
 * @param rules for parts that have not been timed
 * @param weights of the features of a network
 * @param references some networks with what they took, by which to tell that the device has changed
 * @param disturbed how many of the networks could not be timed quietly
 */
public record Calibration(
        Protocol world,
        Device device,
        String made,
        double overhead,
        SortedMap<String, Double> times,
        SortedMap<String, List<Double>> rules,
        SortedMap<String, Double> weights,
        List<Known> references,
        List<Known> training,
        List<Known> unseen,
        PredictionError error,
        int disturbed) {

    /** Predicted time of one inference. */
    public static final Metric LATENCY = Metric.minimize("latency").in("ms");

    /** Time of one inference as it was measured. */
    public static final Metric MEASURED = Metric.minimize("measured-latency").in("ms");

    private static final String SPACE = "space";
    private static final String SETTING = "setting";
    private static final String PARTS = "parts";

    public Calibration {
        times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        references = List.copyOf(references);
        training = List.copyOf(training);
        unseen = List.copyOf(unseen);
    }

    /**
     * A network that was timed.
     *
     * @param measured milliseconds
     * @param predicted milliseconds
     */
    public record Known(String architecture, double measured, double predicted) {}

    /** What names the networks of a space in a setting: its parts change where its networks do. */
    public static Protocol world(SearchSpace space, Setting setting) {
        String parts = space.covering().stream()
                .flatMap(genome -> Unit.of(space.decode(genome, setting)).stream())
                .map(Unit::signature)
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        return Protocol.exact()
                .with(SPACE, space.name())
                .with(SETTING, setting.toString().replace('=', ' '))
                .with(PARTS, Digest.of(parts).substring(0, 16));
    }

    /**
     * Passes a calibration of this space and setting.
     *
     * @throws IllegalArgumentException naming the first thing that differs
     */
    public Calibration checked(SearchSpace space, Setting setting) {
        Map<String, String> mine = world.fields();
        Map<String, String> wanted = world(space, setting).fields();
        for (String field : List.of(SPACE, SETTING, PARTS)) {
            String its = mine.getOrDefault(field, "");
            if (!its.equals(wanted.getOrDefault(field, ""))) {
                throw new IllegalArgumentException(
                        "its %s is (%s), not (%s)".formatted(field, its, wanted.getOrDefault(field, "")));
            }
        }
        return this;
    }

    /** The same with what is known of how good it is. */
    Calibration tried(List<Known> spread, List<Known> learnt, List<Known> apart, int loud) {
        PredictionError told = PredictionError.of(
                apart.stream().map(Known::measured).toList(),
                apart.stream().map(Known::predicted).toList());
        return new Calibration(world, device, made, overhead, times, rules, weights, spread, learnt, apart, told, loud);
    }

    /** Milliseconds that one inference of a network takes. */
    public double predict(Network network) {
        var parts = new PartTimes(times, rules);
        double sum = 0;
        for (var feature : Features.of(network, parts).entrySet()) {
            sum += feature.getValue()
                    * weights.getOrDefault(feature.getKey(), Features.guess(feature.getKey(), overhead));
        }
        return Math.max(overhead, sum);
    }
}

package io.github.weft.latency;

import io.github.weft.arch.Network;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a network its latency is made of: the times of its units on their own, by kind; how many there are, by kind; their activations; and one.
 */
final class Features {

    static final String ONE = "one";
    static final String MEGABYTES = "megabytes";
    static final String TIME = "time ";
    static final String COUNT = "count ";

    private static final double MEGA = 1e6;

    private Features() {}

    /** By name; what is not there is 0. */
    static Map<String, Double> of(Network network, PartTimes parts) {
        var features = new TreeMap<String, Double>();
        features.put(ONE, 1.0);
        for (Unit unit : Unit.of(network)) {
            features.merge(TIME + unit.kind(), parts.of(unit), Double::sum);
            features.merge(COUNT + unit.kind(), 1.0, Double::sum);
            features.merge(MEGABYTES, unit.bytes() / MEGA, Double::sum);
        }
        return features;
    }

    /** What is believed of a weight before any network was timed: parts add up, but that each on its own also pays for an inference. */
    static double guess(String feature, double overhead) {
        if (feature.startsWith(TIME)) {
            return 1;
        }
        if (feature.startsWith(COUNT)) {
            return -overhead;
        }
        return feature.equals(ONE) ? overhead : 0;
    }
}

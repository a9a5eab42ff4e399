package io.github.weft.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long units take on their own, in milliseconds: looked up where one has been timed; else a rule for its kind, {@code log t = a + b log(1 + macs) + c log(bytes)
 * + d log(1 + weights)}, fitted to those that were; where these are few, the rule of all kinds together.
 *
 * @param times by signature
 * @param rules the four numbers of a rule, by kind; that of all kinds has the name {@value #ALL}
 */
record PartTimes(SortedMap<String, Double> times, SortedMap<String, List<Double>> rules) {

    static final String ALL = "all";

    private static final int ENOUGH = 6;

    PartTimes {
        times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        if (!rules.containsKey(ALL)) {
            throw new IllegalArgumentException("rules %s must hold (%s).".formatted(rules.keySet(), ALL));
        }
    }

    /** Fits the rules to units that were timed. */
    static PartTimes of(Map<Unit, Double> timed) {
        var times = new TreeMap<String, Double>();
        var byKind = new TreeMap<String, List<Unit>>();
        timed.forEach((unit, time) -> {
            times.put(unit.signature(), time);
            byKind.computeIfAbsent(unit.kind(), kind -> new ArrayList<>()).add(unit);
        });
        var rules = new TreeMap<String, List<Double>>();
        rules.put(ALL, rule(timed.keySet(), times));
        byKind.forEach((kind, units) -> {
            if (units.size() >= ENOUGH) {
                rules.put(kind, rule(units, times));
            }
        });
        return new PartTimes(times, rules);
    }

    private static List<Double> rule(Collection<Unit> units, Map<String, Double> times) {
        List<Unit> sorted =
                units.stream().sorted(Comparator.comparing(Unit::signature)).toList();
        double[][] rows = sorted.stream().map(PartTimes::sizes).toArray(double[][]::new);
        double[] logs = sorted.stream()
                .mapToDouble(unit -> StrictMath.log(times.getOrDefault(unit.signature(), 1.0)))
                .toArray();
        double mean = Arrays.stream(logs).average().orElse(0);
        double[] fitted = Ridge.fit(rows, logs, new double[] {mean, 0, 0, 0});
        return Arrays.stream(fitted).boxed().toList();
    }

    private static double[] sizes(Unit unit) {
        return new double[] {
            1,
            StrictMath.log(1.0 + unit.macs()),
            StrictMath.log((double) unit.bytes()),
            StrictMath.log(1.0 + unit.weights())
        };
    }

    double of(Unit unit) {
        Double known = times.get(unit.signature());
        return known != null ? known : ruled(unit);
    }

    private double ruled(Unit unit) {
        List<Double> rule = rules.getOrDefault(unit.kind(), rules.getOrDefault(ALL, List.of()));
        double[] sizes = sizes(unit);
        double log = 0;
        for (int i = 0; i < sizes.length; i++) {
            log += rule.get(i) * sizes[i];
        }
        return StrictMath.exp(log);
    }
}

package io.github.weft.latency;

import io.github.weft.arch.Network;
import io.github.weft.latency.Calibration.Known;
import io.github.weft.space.Genome;
import io.github.weft.space.SearchSpace;
import io.github.weft.space.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes a {@link Calibration}: times the parts of some networks of a space and those networks as wholes, finds how parts add up to wholes, and tries that on networks
 * that it has kept apart, timed in between. How parts add up is a {@link Ridge} regression of relative errors over {@link Features}: runtimes fuse across
 * parts, keep layouts from one to the next and pay for each.
 */
public final class Calibrator {

    private static final int REFERENCES = 5;

    private final Engine engine;
    private final Stopwatch watch;
    private final SearchSpace space;
    private final Setting setting;
    private final Plan plan;

    /**
     * How much is timed.
     *
     * @param rounds how often
     * @param parts the most parts that are timed: those that occur most often; the others follow a rule
     * @param seed decides the order within a round
     */
    public record Plan(int rounds, int parts, long seed) {}

    /** Told how many timings are done, and of how many. */
    @FunctionalInterface
    public interface Progress {
        void timed(int done, int total);
    }

    public Calibrator(Engine engine, Stopwatch watch, SearchSpace space, Setting setting, Plan plan) {
        this.engine = engine;
        this.watch = watch;
        this.space = space;
        this.setting = setting;
        this.plan = plan;
    }

    /**
     * Times all of it.
     *
     * @param training networks from which to learn
     * @param unseen other networks, on which to be tried
     * @param made the moment, as ISO 8601 in UTC
     * @param progress told how many timings are done, and of how many
     */
    public Calibration calibrate(List<Genome> training, List<Genome> unseen, String made, Progress progress) {
        List<Network> known = networks(training);
        List<Network> others = networks(unseen);
        List<Unit> parts = parts(known);
        var subjects = new ArrayList<Network>(List.of(Bench.nothing()));
        subjects.addAll(known);
        subjects.addAll(others);
        parts.forEach(part -> subjects.add(part.alone().orElseThrow()));
        List<Rounds.Result> results;
        try (Bench bench = Bench.open(engine, watch)) {
            results = new Rounds(bench, plan.rounds(), plan.seed()).time(subjects, progress);
        }
        double overhead = results.get(0).millis();
        int firstPart = 1 + known.size() + others.size();
        var timed = new LinkedHashMap<Unit, Double>();
        for (int i = 0; i < parts.size(); i++) {
            timed.put(parts.get(i), results.get(firstPart + i).millis());
        }
        PartTimes times = PartTimes.of(timed);
        List<Double> measured = results.subList(1, firstPart).stream()
                .map(Rounds.Result::millis)
                .toList();
        SortedMap<String, Double> weights = weights(known, measured.subList(0, known.size()), times, overhead);
        var bare = new Calibration(
                Calibration.world(space, setting),
                Device.of(engine),
                made,
                overhead,
                times.times(),
                times.rules(),
                weights,
                List.of(),
                List.of(),
                List.of(),
                new PredictionError(0, 0, 0, 0),
                0);
        List<Known> learnt = told(bare, training, known, measured.subList(0, known.size()));
        List<Known> tried = told(bare, unseen, others, measured.subList(known.size(), measured.size()));
        int disturbed = (int) results.subList(1, firstPart).stream()
                .filter(Rounds.Result::disturbed)
                .count();
        return bare.tried(spread(learnt), learnt, tried, disturbed);
    }

    private List<Network> networks(List<Genome> genomes) {
        return genomes.stream().map(genome -> space.decode(genome, setting)).toList();
    }

    /** Those that can be run alone, the most frequent first. */
    private List<Unit> parts(List<Network> networks) {
        var units = new TreeMap<String, Unit>();
        var counts = new HashMap<String, Integer>();
        networks.stream().flatMap(network -> Unit.of(network).stream()).forEach(unit -> {
            units.putIfAbsent(unit.signature(), unit);
            counts.merge(unit.signature(), 1, Integer::sum);
        });
        return units.values().stream()
                .filter(unit -> unit.alone().isPresent())
                .sorted((one, other) -> Integer.compare(
                        counts.getOrDefault(other.signature(), 0), counts.getOrDefault(one.signature(), 0)))
                .limit(plan.parts())
                .toList();
    }

    private static SortedMap<String, Double> weights(
            List<Network> networks, List<Double> measured, PartTimes times, double overhead) {
        List<Map<String, Double>> features =
                networks.stream().map(network -> Features.of(network, times)).toList();
        var names = new TreeSet<String>();
        features.forEach(some -> names.addAll(some.keySet()));
        List<String> columns = List.copyOf(names);
        double[][] rows = new double[networks.size()][];
        double[] ones = new double[networks.size()];
        for (int i = 0; i < rows.length; i++) {
            Map<String, Double> some = features.get(i);
            double whole = measured.get(i);
            rows[i] = columns.stream()
                    .mapToDouble(name -> some.getOrDefault(name, 0.0) / whole)
                    .toArray();
            ones[i] = 1;
        }
        double[] guess = columns.stream()
                .mapToDouble(name -> Features.guess(name, overhead))
                .toArray();
        double[] fitted = Ridge.fit(rows, ones, guess);
        var weights = new TreeMap<String, Double>();
        for (int i = 0; i < fitted.length; i++) {
            weights.put(columns.get(i), fitted[i]);
        }
        return weights;
    }

    private List<Known> told(
            Calibration calibration, List<Genome> genomes, List<Network> networks, List<Double> measured) {
        return IntStream.range(0, genomes.size())
                .mapToObj(i ->
                        new Known(space.format(genomes.get(i)), measured.get(i), calibration.predict(networks.get(i))))
                .toList();
    }

    /** Some from the fastest to the slowest. */
    private static List<Known> spread(List<Known> networks) {
        List<Known> sorted = networks.stream()
                .sorted(Comparator.comparingDouble(Known::measured))
                .toList();
        return IntStream.range(0, REFERENCES)
                .map(i -> i * (sorted.size() - 1) / (REFERENCES - 1))
                .distinct()
                .mapToObj(sorted::get)
                .toList();
    }
}
